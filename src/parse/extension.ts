/** What follows the last dot of a file's name, in lower case; '' where there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
