"""Full-width letters, digits and signs, as Chinese input methods write them."""


def narrow(text: str) -> str:
    """A text with ASCII characters in place of full-width ones, and a blank in place of the ideographic space."""
    return text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x3002: "."})
