"""What check-mail.py knows of mails. Each check gives the problems that it finds, as words."""
