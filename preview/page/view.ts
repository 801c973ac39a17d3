/** What this window shows. It lives in the address, so that a reload and a shared link show the same. */
export interface View {
  readonly as: string;
  readonly chat: string;
  readonly isDark: boolean;
  readonly isPhone: boolean;
}

export function readView(): View {
  const query = new URLSearchParams(location.search);
  const as = query.get('as') ?? 'ana';
  return {
    as,
    chat: query.get('chat') ?? `personal-${as}`,
    isDark: (query.get('theme') ?? preferredTheme()) === 'dark',
    isPhone: query.has('phone'),
  };
}

export function keepView({ as, chat, isDark, isPhone }: View): void {
  const query = new URLSearchParams({ as, chat, theme: isDark ? 'dark' : 'light' });
  if (isPhone) query.set('phone', '');
  history.replaceState(null, '', `?${query}`);
}

function preferredTheme(): 'dark' | 'light' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
