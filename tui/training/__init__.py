"""Makes the weights that the other packages load; never imported by them."""
