import {
  ActionIcon,
  Button,
  Checkbox,
  Combobox,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Select,
  Tooltip,
} from '@mantine/core';

/** Actions and selection: the one deep teal-blue. */
const teal: MantineColorsTuple = [
  '#edf6f8',
  '#d9ebef',
  '#b0d5dd',
  '#7fbac7',
  '#4f9db0',
  '#2a8298',
  '#146d83',
  '#0b5b70',
  '#084a5b',
  '#063744',
];

/** What takes something away: the tone of `--aid-danger`, dark enough for white letters in both schemes. */
const red: MantineColorsTuple = [
  '#fdeeed',
  '#f8d9d6',
  '#eebcb8',
  '#e29a94',
  '#d36f69',
  '#c24a45',
  '#b23531',
  '#a82222',
  '#8d1b1b',
  '#701414',
];

/** Structure. */
const gray: MantineColorsTuple = [
  '#f6f8f9',
  '#eef1f3',
  '#e2e6e9',
  '#d2d8dc',
  '#b3bcc3',
  '#8b969f',
  '#626e78',
  '#47525b',
  '#303940',
  '#1a2127',
];

/** Structure in the dark; Mantine reads 0 as text and 7 as ground. */
const dark: MantineColorsTuple = [
  '#dce2e6',
  '#b9c3ca',
  '#95a1aa',
  '#6d7983',
  '#424c54',
  '#343d44',
  '#262d33',
  '#1a2025',
  '#14191d',
  '#0e1215',
];

const AT_ONCE = { duration: 0 } as const;

/** The theme of every window. Colours with a meaning live in `tokens.css`, for light and dark together. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal, red, gray, dark },
  black: '#1a2127',
  defaultRadius: 6,
  fontFamily: "'Noto Sans SC', sans-serif",
  fontFamilyMonospace: "'Noto Sans SC', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.3', sm: '1.3', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontWeights: { regular: '400', medium: '500', bold: '700' },
  headings: { fontFamily: "'Noto Sans SC', sans-serif", fontWeight: '500' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => ({
        root:
          props.size === 'sm' ? { '--button-height': '32px', '--button-fz': '14px', '--button-padding-x': '14px' } : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    Input: Input.extend({
      vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '14px', '--input-size': '32px' } }),
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    // Nothing fades or slides: what opens is there at once.
    // The page itself never scrolls, and the lock would need a style of its own that the page's policy blocks.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, transitionProps: AT_ONCE } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, transitionProps: AT_ONCE } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', withinPortal: true, transitionProps: AT_ONCE } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: AT_ONCE } }),
    Combobox: Combobox.extend({ defaultProps: { transitionProps: AT_ONCE } }),
    Select: Select.extend({
      // The list itself scrolls: a box around it that scrolls would have to be reached by Tab.
      defaultProps: { withScrollArea: false },
      styles: { options: { maxHeight: 260, overflowY: 'auto' } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: AT_ONCE } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { transitionDuration: 0 } }),
  },
});
