/** What a person typed into a field: its label and the text. */
export type Typed = { label: string; text: string }

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const TEXTS = ['text', 'search', 'url', 'email', 'tel', 'number', 'date', 'month', 'time', 'textarea', 'select-one']

const isField = (element: Element): element is Field =>
  'labels' in element && 'value' in element && TEXTS.includes((element as Field).type)

/** `touched`: what had an event of its own; a text typed before the page was awake differs from its default. */
const typedBy = (field: Field, touched: ReadonlySet<EventTarget>): boolean =>
  touched.has(field) || ('defaultValue' in field && field.value !== field.defaultValue)

const textOf = (field: Field): string =>
  ('selectedOptions' in field ? (field.selectedOptions[0]?.text ?? '') : field.value).trim()

/** What was typed into a form, in the order of its fields; passwords, ticks and files are left out. */
export const typedIn = (form: HTMLFormElement, touched: ReadonlySet<EventTarget>): Typed[] =>
  [...form.elements]
    .filter(isField)
    .filter((field) => typedBy(field, touched) && textOf(field) !== '')
    .map((field) => ({
      label: (field.labels?.[0]?.textContent ?? '').replace(/\s*\(необязательно\)$/, ''),
      text: textOf(field),
    }))

/** The same as one text, for copying. */
export const typedText = (typed: readonly Typed[]): string =>
  typed.length === 1 ? (typed[0]?.text ?? '') : typed.map(({ label, text }) => `${label}:\n${text}`).join('\n\n')
