/** What a shape of Visio is in BPMN, by the name of its master in English or Russian. Pure. */
export type VisioKind =
  | 'task'
  | 'start'
  | 'end'
  /** Начало или завершение: which one its arrows tell. */
  | 'terminator'
  | 'event'
  | 'decision'
  | 'parallel'
  | 'inclusive'
  | 'data'
  | 'lane'
  | 'pool'
  | 'frame'
  | 'note'

const kinds: readonly (readonly [VisioKind, RegExp])[] = [
  ['frame', /cff container|phase|separator|title|border|legend|background|фаз|разделител|рамк|заголов|легенд|фон/i],
  ['pool', /^pool|участник|^пул/i],
  ['lane', /swim ?lane|functional band|^lane|дорожк|полоса/i],
  ['parallel', /parallel|параллел/i],
  ['inclusive', /inclusive|включающ/i],
  ['decision', /decision|gateway|exclusive|решени|шлюз|развилк|услови|ветвлен/i],
  ['terminator', /terminator|start\/end|начал[оа]?\s*[/и]\s*(конец|завершен)|терминатор|ограничител/i],
  ['start', /start|^начал|начальн/i],
  ['end', /^end|end event|finish|завершен|конечн|^конец/i],
  ['event', /intermediate|event|событи/i],
  ['data', /document|data|database|stored|документ|данны|хранилищ|база/i],
  ['note', /annotation|callout|note|comment|text|пояснен|выноск|примечан|коммент/i],
  ['task', /process|task|activity|subroutine|operation|step|процесс|задач|действи|операци|шаг|работа|функци/i],
]

/** Undefined – a master that nothing is known of. */
export const kindOf = (master: string): VisioKind | undefined => {
  // «Process.12» – the twelfth copy of a master.
  const name = master.replace(/\.\d+$/, '').trim()
  return kinds.find(([, words]) => words.test(name))?.[0]
}
