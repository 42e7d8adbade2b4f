import type { ErrorCode } from 'yaml'

/** What is wrong with a YAML text, in words that can be translated; those of its reader are in English only. */
export const yamlFaults: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias (*) carries a tag or an anchor of its own',
  BAD_ALIAS: 'An alias (*) or an anchor (&) has no proper name',
  BAD_DIRECTIVE: 'A line that begins with % is not understood',
  BAD_DQ_ESCAPE: 'A backslash in a quoted text is followed by the wrong sign',
  BAD_INDENT: 'The indentation does not fit the lines above',
  BAD_PROP_ORDER: 'A tag (!) or an anchor (&) stands in the wrong place',
  BAD_SCALAR_START: 'A text begins with a sign that must stand in quotes',
  BAD_COLLECTION_TYPE: 'A tag (!) does not fit its value',
  BLOCK_AS_IMPLICIT_KEY:
    'Two keys stand in one line, the next line is indented too far, or a list stands where a key belongs',
  BLOCK_IN_FLOW: 'Indented lines stand inside of brackets',
  DUPLICATE_KEY: 'A key stands there twice',
  IMPOSSIBLE: 'It cannot be read here',
  KEY_OVER_1024_CHARS: 'A key is longer than 1024 characters',
  MISSING_CHAR: 'A sign is missing, such as a colon, a comma, a quote or a bracket',
  MULTILINE_IMPLICIT_KEY: 'A key goes on over several lines, or its colon is missing',
  MULTIPLE_ANCHORS: 'A value has two anchors (&)',
  MULTIPLE_DOCS: 'Several documents stand in one',
  MULTIPLE_TAGS: 'A value has two tags (!)',
  NON_STRING_KEY: 'A key is a list or an object',
  RESOURCE_EXHAUSTION: 'It is nested too deeply',
  TAB_AS_INDENT: 'A tab stands where lines are indented; use spaces',
  TAG_RESOLVE_FAILED: 'A tag (!) is not known here',
  UNEXPECTED_TOKEN: 'A sign stands where none belongs',
}
