/** What the operating system says of a file, in words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file of that name is in the way',
  EPERM: 'you have no permission',
  EROFS: 'the file system is read-only',
};

/** Why nothing can be done with a file, by the code of the operating system. */
export function systemReason(code: string): string {
  return REASONS[code] ?? `the operating system says ${code}`;
}
