"""Pure text work, shared by the stages."""
