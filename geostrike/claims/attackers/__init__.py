"""Who is said to have struck, in the clause itself."""
