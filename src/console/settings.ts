/** What the gateway tells the page. */
export interface Settings {
  /** The demo's organizations with a key for each dialect, when the demo is on. */
  readonly demo: readonly { readonly title: string; readonly credentials: Readonly<Record<string, string>> }[];
}

/** Read from an attribute, so that no script is written into the page. */
export const settings: Settings = {
  demo: [],
  ...(JSON.parse(document.getElementById('console')?.dataset['settings'] ?? '{}') as Partial<Settings>),
};
