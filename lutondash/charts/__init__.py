"""How it is drawn as pictures: Altair charts made from views."""
