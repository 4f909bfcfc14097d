/** Whether a text is what `init` writes where only a person knows what to say. */
export function isPlaceholder(text: string): boolean {
  return /^[（(](?:請填|fill in)|^fill-in@/.test(text);
}
