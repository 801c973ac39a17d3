import type * as AdaptiveCards from 'adaptivecards';

type Palette = Readonly<Record<'default' | 'accent' | 'good' | 'warning' | 'attention', readonly [string, string]>>;

// Each colour with its subtle form. All of them keep a contrast of 4.5 to 1 on the card and on the emphasis below.
const light: Palette = {
  default: ['#242424', '#616161'],
  accent: ['#4f52b2', '#5b5fc7'],
  good: ['#0e700e', '#237b23'],
  warning: ['#bc4b09', '#a8530f'],
  attention: ['#b10e1c', '#b83a45'],
};
const dark: Palette = {
  default: ['#ffffff', '#adadad'],
  accent: ['#aab1fa', '#9299f7'],
  good: ['#8fcf6a', '#7ab85a'],
  warning: ['#fa8242', '#e0916b'],
  attention: ['#f1828b', '#dc8a91'],
};

/** How Teams sets cards: its sizes, spacing and roles of colour, as near as Microsoft's renderer can come. */
export function createHostConfig(isDark: boolean): AdaptiveCards.HostConfig {
  const emphasis = isDark ? '#333333' : '#f5f5f5';
  const palette = isDark ? dark : light;
  return new window.AdaptiveCards.HostConfig({
    fontTypes: {
      default: {
        fontFamily: 'inherit',
        fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 28 },
        fontWeights: { lighter: 300, default: 400, bolder: 600 },
      },
      monospace: {
        fontFamily: "Consolas, 'Liberation Mono', monospace",
        fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 28 },
        fontWeights: { lighter: 300, default: 400, bolder: 600 },
      },
    },
    lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 36 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: isDark ? '#424242' : '#e0e0e0' },
    imageSizes: { small: 32, medium: 52, large: 100 },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { color: 'default', size: 'default', weight: 'default', wrap: true },
      spacing: 16,
    },
    textBlock: { headingLevel: 3 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', size: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'large',
      // Spacers of the renderer would stay between wrapped lines; the style sheet sets the gap.
      buttonSpacing: 0,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    containerStyles: {
      default: createContainerStyle('transparent', palette),
      emphasis: createContainerStyle(emphasis, palette),
      accent: createContainerStyle(isDark ? '#2f2f4a' : '#e8ebfa', palette),
      good: createContainerStyle(isDark ? '#1e3a1c' : '#e7f2da', palette),
      warning: createContainerStyle(isDark ? '#46281a' : '#fdf3e7', palette),
      attention: createContainerStyle(isDark ? '#47262a' : '#fcf0f1', palette),
    },
  });
}

function createContainerStyle(backgroundColor: string, palette: Palette) {
  const foregroundColors = Object.fromEntries(
    Object.entries(palette).map(([role, [plain, subtle]]) => [role, { default: plain, subtle }]),
  );
  return { backgroundColor, foregroundColors };
}
