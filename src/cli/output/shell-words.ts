const PLAIN = /^[\w@%+=:,./-]+$/;
const PLAIN_ON_WINDOWS = /^[\w@+=:,./\\-]+$/;

/** An argument as people can paste it, into PowerShell and cmd on Windows and into a Unix shell on other systems. */
function shellWord(text: string): string {
  if (process.platform === 'win32') {
    return PLAIN_ON_WINDOWS.test(text) ? text : `"${text}"`;
  }
  return PLAIN.test(text) ? text : `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

export function shellLine(...words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}
