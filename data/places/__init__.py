"""Administrative units: the register's files and the script that makes them."""
