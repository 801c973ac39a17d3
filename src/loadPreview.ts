import type { Preview } from './preview.ts';

const NOT_INSTALLED =
  'The preview is not installed, and a bot without MicrosoftAppId or without Azure storage needs it: run "npm ci --include=dev" to get it.';

/**
 * A production install has no preview, so it is loaded here alone, and only where it is needed. `reason` is for the
 * person who started the program.
 */
export async function loadPreview(): Promise<
  { readonly kind: 'loaded'; readonly preview: Preview } | { readonly kind: 'refused'; readonly reason: string }
> {
  try {
    const { preview } = await import('partner-score-preview');
    return { kind: 'loaded', preview };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    return { kind: 'refused', reason: NOT_INSTALLED };
  }
}
