/** What would do something to a terminal, with what turns around the text that follows, or ends a line (https://trojansource.codes). */
// eslint-disable-next-line no-control-regex -- these are the characters.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text without the characters that would do something to a terminal. */
export function escapeControlCharacters(text: string): string {
  return text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same for a text of several lines. */
export function escapeControlCharactersInLines(text: string): string {
  return text.split('\n').map(escapeControlCharacters).join('\n');
}
