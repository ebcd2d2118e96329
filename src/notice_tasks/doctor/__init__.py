"""What is wrong in a calendar file by the letter of RFC 5545 and RFC 7986: octets first, then what they mean."""
