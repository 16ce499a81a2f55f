"""What is made of a plan: a session, a page, papers, a file."""

from __future__ import annotations

from ..facts.calls import says_what_it_takes
from ..widgets.presenter import Presenter
from ..widgets.session import GuidedSession
from . import anki, cards, handout, moodle, plan_file, poster, quiz


class Products:
    """What a plan can be made into; :class:`acupress.LessonPlan` is one."""

    def session(self, **options):
        """Return a guided session of this plan, for the room: its order, holds, sides and notes.

        It is the session of a class: what is to be heeded is read aloud to all, with who leaves out
        what and presses what instead. It speaks, and is made for a projector.

        Parameters
        ----------
        **options
            As :class:`acupress.GuidedSession` takes them, which stand for the plan's own:
            ``partners=True`` lets A press B, then B press A; ``group=None`` makes it a session for
            one person.

        Returns
        -------
        acupress.GuidedSession
        """
        own = {"prepare_seconds": self.prepare, "group": self.group, "spoken": True}
        return GuidedSession(self.points, **own | options)

    def present(self, **options):
        """Return this plan's points for showing them to the class, each rule built key by key.

        Parameters
        ----------
        **options
            As :class:`acupress.Presenter` takes them.

        Returns
        -------
        acupress.Presenter
        """
        return Presenter(self.points, **options)

    @says_what_it_takes
    def cards(self, path, *, paper="A4", grey=False):
        """Write flash cards: the place in front, name, place, caution and press behind.

        A PDF to print on both sides and to cut; the stop signs are its first page.

        Parameters
        ----------
        path, paper, grey
            As :meth:`handout` takes them.

        Raises
        ------
        ModuleNotFoundError, ValueError
            As :meth:`handout` does.
        """
        cards.write(self, path, paper, grey)

    @says_what_it_takes
    def poster(self, path, *, paper="A3", grey=False):
        """Write a poster: stop signs, and up to eight points with plate, caution and press.

        Parameters
        ----------
        path, grey
            As :meth:`handout` takes them.
        paper : {"A3", "tabloid"}, optional
            A copy shop enlarges it without loss.

        Raises
        ------
        ModuleNotFoundError, ValueError
            As :meth:`handout` does; or there are more than eight points.
        """
        poster.write(self, path, paper, grey)

    @says_what_it_takes
    def quiz(self, path, *, seed=1, key=True, paper="A4", grey=False):
        """Write a printed quiz: mark a point, name a dot, put in order, choose the caution.

        A PDF as the handout is. The same seed makes the same quiz; another one asks for other
        points in another order.

        Parameters
        ----------
        path, paper, grey
            As :meth:`handout` takes them.
        seed : int, optional
            A whole number from 0.
        key : bool, optional
            Whether the answers stand at the end, on pages of their own.

        Raises
        ------
        ModuleNotFoundError, ValueError
            As :meth:`handout` does.
        """
        quiz.write(self, path, seed, key, paper, grey)

    @says_what_it_takes
    def anki(self, path):
        """Write a deck for Anki: it asks where a point is, on its plate without names.

        Behind it the plate with names, the caution, the rule step by step and the touch; the stop
        signs stand on the deck's own page. A point of two decks, or of one imported again, stays
        one note, with what was learned. It needs genanki, an optional package.

        Parameters
        ----------
        path : str or path-like
            Such as ``"deck.apkg"``; it is written whole or not at all.

        Raises
        ------
        ModuleNotFoundError
            genanki is not installed; the sentence says how to get it.
        """
        anki.write(self, path)

    @says_what_it_takes
    def moodle(self, path, *, tolerance=None):
        """Write questions for Moodle: a marker is dragged to where the point is.

        One question a point, on its plate without names; right is what lies within the tolerance.
        After the answer it tells the caution and the rule, step by step. In Moodle: question bank,
        import, Moodle XML format.

        Parameters
        ----------
        path : str or path-like
            Such as ``"quiz.xml"``; it is written whole or not at all.
        tolerance : float, optional
            In cun, for all points; else each has its own, as ``LocateQuiz`` has.

        Raises
        ------
        ValueError
            The tolerance is no number from 0.05 to 5.
        """
        moodle.write(self, path, tolerance)

    def save(self, path):
        """Save this plan in one small readable file, whole or not at all.

        Points of one's own table are saved with it. ``load_plan`` reads it again.

        Parameters
        ----------
        path : str or path-like
            Such as ``"plan.json"``; its folder must be there.
        """
        plan_file.save(self, path)

    @says_what_it_takes
    def page(self, path, *, address=None):
        """Write this plan as a page to give away: one file, opened by a double click.

        Stop signs, the order and who leaves out what, point picker, rules step by step, the session
        with this plan's holds, sides and notes, quizzes, and a handout when it is printed; without
        network and without Python.

        Parameters
        ----------
        path : str or path-like
            Such as ``"class.html"``; it is written whole or not at all.
        address : str, optional
            Where it will be found, as a link with its QR code: ``"https://…"``; or the name of a
            lesson that Binder is to open. The code needs segno, an optional package.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        ModuleNotFoundError, ValueError
            As :func:`acupress.page.write.write_page`.
        """
        from ..page.write import write_page  # only now: a page may be made of plans, too

        options = {"group": self.group, "prepare_seconds": self.prepare, "address": address}
        return write_page(path, self.points, self.title, **options)

    @says_what_it_takes
    def handout(self, path, *, paper="A4", points_a_page=1, large=False, grey=False):
        """Write a handout for those who come: a PDF that prints, and that screen readers read.

        Stop signs first, then each point with its plate, rule, touch and press, then what to do
        afterwards, sources, disclaimer, and room for notes. It needs typst, an optional package.

        Parameters
        ----------
        path : str or path-like
            Such as ``"handout.pdf"``; it is written whole or not at all.
        paper : {"A4", "letter"}, optional
        points_a_page : {1, 2}, optional
            With two, only what one needs to press; sources stand at the end.
        large : bool, optional
            Whether the print is large, on more pages; then, too, only what one needs to press.
        grey : bool, optional
            Whether plates and letters are without colour.

        Raises
        ------
        ModuleNotFoundError
            typst is not installed; the sentence says how to get it.
        ValueError
            An option cannot be.
        """
        handout.write(self, path, paper, points_a_page, large, grey)
