"""What is read out of an annual FOIA report."""
