// A script of its own puts the card renderer on the window: its package has no module that a browser can load.
interface Window {
  readonly AdaptiveCards: typeof import('adaptivecards');
}
