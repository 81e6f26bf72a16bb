/** Whether a file is named like a template. */
export function isTemplateName(name: string): boolean {
  return /\.(json|ya?ml|template)$/i.test(name);
}

/** Whether a folder holds what others wrote, or what the CDK only uploads. */
export function isForeignFolder(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.') || name.startsWith('asset.');
}
