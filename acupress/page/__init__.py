"""And without Python? The parts of a lesson on an HTML page of their own, that needs no kernel."""
