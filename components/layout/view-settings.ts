/**
 * How a person wants to see the portal: theme and the «версия для слабовидящих». Kept in this browser (localStorage),
 * because public pages are cached whole and cannot read cookies; applied as data attributes of <html> before the first
 * paint.
 */
export const viewOptions = {
  theme: { default: 'system', values: { system: 'Как в системе', light: 'Светлая', dark: 'Тёмная' } },
  size: { default: '100', values: { 100: '100\u00a0%', 125: '125\u00a0%', 150: '150\u00a0%', 200: '200\u00a0%' } },
  contrast: {
    default: 'normal',
    values: {
      normal: 'Обычные',
      'black-on-white': 'Чёрным по белому',
      'white-on-black': 'Белым по чёрному',
      'blue-on-sky': 'Тёмно-синим по голубому',
    },
  },
  spacing: { default: 'normal', values: { normal: 'Обычный', wide: 'Увеличенный', wider: 'Большой' } },
  images: { default: 'on', values: { on: 'Показывать', off: 'Заменить описаниями' } },
} as const

export type ViewKey = keyof typeof viewOptions
export type ViewSettings = Record<ViewKey, string>

export const viewKeys = Object.keys(viewOptions) as ViewKey[]
export const storageKey = 'gemba.view'

export const defaultView: ViewSettings = {
  theme: 'system',
  size: '100',
  contrast: 'normal',
  spacing: 'normal',
  images: 'on',
}

/** Stored text → settings; anything unknown becomes the default. */
export function parseView(text: string | null): ViewSettings {
  let stored: unknown = null
  try {
    stored = JSON.parse(text ?? 'null')
  } catch {
    // A damaged value is the same as none.
  }
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const read = (key: ViewKey): string => {
    const value = given[key]
    return typeof value === 'string' && Object.hasOwn(viewOptions[key].values, value) ? value : viewOptions[key].default
  }
  return {
    theme: read('theme'),
    size: read('size'),
    contrast: read('contrast'),
    spacing: read('spacing'),
    images: read('images'),
  }
}

/** Is anything of the low-vision version on (the theme is not part of it)? */
export const isAdjusted = (view: ViewSettings): boolean =>
  viewKeys.some((key) => key !== 'theme' && view[key] !== viewOptions[key].default)

/**
 * Runs in <head> before the page is drawn, so that nothing flashes; the page's own code keeps the attributes
 * afterwards.
 */
export const viewScript =
  `try{var v=JSON.parse(localStorage.getItem('${storageKey}')||'{}'),e=document.documentElement;` +
  `${JSON.stringify(viewKeys)}.forEach(function(k){if(typeof v[k]=='string'&&/^[a-z0-9-]+$/.test(v[k]))e.dataset[k]=v[k]})}catch(_){}` +
  `document.documentElement.dataset.script='on'`
