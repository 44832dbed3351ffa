import Toast from 'lightning/toast';

/** What `ShowToastEvent` carries. */
export interface ToastDetail {
  readonly title?: string;
  readonly message?: string;
  readonly messageData?: readonly (string | { readonly url: string; readonly label: string })[];
  readonly variant?: string;
  readonly mode?: string;
}

/** Shows the platform's toast for an event; `{0}` in the message is replaced by text or a link. */
export function showToast({ title, message, messageData = [], variant, mode }: ToastDetail, host: unknown): void {
  const links: Record<string, { url: string; label: string }> = {};
  const text = (message ?? '').replace(/\{(\d+)\}/g, (whole, index: string) => {
    const data = messageData[Number(index)];
    if (data === undefined) return whole;
    if (typeof data === 'string') return data;
    links[`link${index}`] = data;
    return `{link${index}}`;
  });
  void Toast.show(
    {
      label: title ?? '',
      message: text,
      messageLinks: Object.keys(links).length > 0 ? links : undefined,
      variant: variant ?? 'info',
      mode: mode === 'pester' ? 'dismissible' : (mode ?? 'dismissible'),
    },
    host,
  );
}
