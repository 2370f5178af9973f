"""Reports and findings in, the files of the contract out."""
