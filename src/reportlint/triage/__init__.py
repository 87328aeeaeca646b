"""Raw results → what is reported: selection, severities, suppressions and their dates."""
