/** What a map says to people. */
import { agree, count, formatBytes, oneOrMany } from '@/lib/core/format'
import { MAX_FILE_BYTES, type DecodeNote } from './decode'
import type { ForeignKind } from './foreign'
import { flowData } from './gemba'
import { BPMN } from './namespaces'
import type { MapFlow, MapNode } from './read'
import type { Refusal } from './refusals'
import type { Renaming } from './repair'
import type { CannotHold, FlowProblem, StepTable, Unheld } from './table'

const quoted = (name: string): string => `«${name.replace(/\s+/g, ' ').trim()}»`
const listed = (names: readonly string[], most = 6): string =>
  names.length > most
    ? `${names.slice(0, most).map(quoted).join(', ')} и ещё ${names.length - most}`
    : names.map(quoted).join(', ')

/** A flow with what is known of it: «нет 0,2», «↩ возврат 0,2». */
export function flowWords({ name, element }: MapFlow): string {
  const { p, return: isReturn } = flowData(element)
  const words = [isReturn ? `↩ ${name || 'возврат'}` : name, p === undefined ? '' : p.replace('.', ',')]
  return words.filter((word) => word !== '').join(' ')
}

const typeWords: Readonly<Record<string, string>> = {
  startEvent: 'начало',
  endEvent: 'завершение',
  boundaryEvent: 'событие на границе шага',
  intermediateCatchEvent: 'ожидание события',
  intermediateThrowEvent: 'событие',
  exclusiveGateway: 'развилка «или»',
  parallelGateway: 'параллельный шлюз',
  inclusiveGateway: 'шлюз «и/или»',
  complexGateway: 'сложный шлюз',
  eventBasedGateway: 'развилка по событию',
  subProcess: 'вложенный процесс',
  transaction: 'вложенный процесс',
  adHocSubProcess: 'вложенный процесс',
  callActivity: 'вызов процесса',
}

/** A shape as it is heard: its name, what it is, and what follows. */
export function nodeWords(node: MapNode): string {
  const next = node.outgoing.map(({ to }) => to.name || (typeWords[to.type] ?? 'шаг'))
  return [
    node.name || (typeWords[node.type] ?? 'шаг без имени'),
    node.name === '' ? '' : (typeWords[node.type] ?? ''),
    node.lanes.at(-1)?.name ?? '',
    next.length > 0 ? `далее: ${next.join(', ')}` : '',
  ]
    .filter((word) => word !== '')
    .join('; ')
}

const foreignWords: Readonly<Record<ForeignKind, string>> = {
  visio: 'Это рисунок Visio (VSDX), а не BPMN 2.0.',
  'visio-empty': 'Это рисунок Visio без страниц: показывать нечего.',
  'visio-old': 'Это рисунок Visio старого формата, а не BPMN 2.0.',
  word: 'Это документ Word, а не BPMN 2.0.',
  excel: 'Это книга Excel, а не BPMN 2.0.',
  archive: 'Это архив, а не BPMN 2.0. Распакуйте его и загрузите сам файл.',
  'office-old': 'Это документ старого формата Office, а не BPMN 2.0.',
  pdf: 'Это PDF, а не BPMN 2.0: в нём только рисунок.',
  picture: 'Это картинка, а не BPMN 2.0: в ней только рисунок.',
  rtf: 'Это документ RTF, а не BPMN 2.0.',
  json: 'Это JSON, а не BPMN 2.0.',
  html: 'Это страница HTML, а не BPMN 2.0. Возможно, вместо файла сохранилась страница с ошибкой.',
  text: 'Это текст, а не BPMN 2.0.',
  xpdl: 'Это XPDL, а не BPMN 2.0.',
  bpel: 'Это BPEL, а не BPMN 2.0.',
  drawio: 'Это рисунок draw.io, а не BPMN 2.0.',
  aris: 'Это выгрузка ARIS (AML), а не BPMN 2.0.',
  epml: 'Это EPML (цепочка событий EPC), а не BPMN 2.0.',
  xmi: 'Это модель UML (XMI), а не BPMN 2.0.',
  archimate: 'Это модель ArchiMate, а не BPMN 2.0.',
  dmn: 'Это таблица решений DMN, а не BPMN 2.0.',
  cmmn: 'Это модель CMMN, а не BPMN 2.0.',
  svg: 'Это рисунок SVG, а не BPMN 2.0: в нём только рисунок.',
}

const advice = 'Сохраните процесс из своей программы как BPMN 2.0 (XML) и загрузите снова.'
const needsOther = new Set<ForeignKind>(['visio-empty', 'archive'])

function faultWords(reason: Extract<Refusal, { kind: 'broken' }>): string {
  const { name, open } = reason
  switch (reason.fault) {
    case 'closing':
      return open
        ? `тег <${open.name}> (строка ${open.line}) закрыт как </${name}>`
        : `лишний закрывающий тег </${name}>`
    case 'cut':
      return open ? `файл обрывается, тег <${open.name}> (строка ${open.line}) не закрыт` : 'файл обрывается'
    case 'twice':
      return `свойство «${name}» записано дважды`
    case 'entity':
      return 'неизвестное обозначение знака после «&»'
    case 'sign':
      return 'недопустимый знак'
    case 'root':
      return 'лишний текст вне документа или второй корневой элемент'
    case 'syntax':
      return 'нарушена запись тегов'
  }
}

const kept = 'Прежняя карта не изменилась.'

/** Why a file is not opened and what to do. */
export function refusalText(reason: Refusal): string {
  switch (reason.kind) {
    case 'empty':
      return `Файл пустой. ${advice}`
    case 'large':
      return `Файл больше ${formatBytes(MAX_FILE_BYTES)}. Загрузите процессы по одному.`
    case 'many':
      return 'В файле больше миллиона элементов. Загрузите процессы по одному.'
    case 'deep':
      return `Слишком глубокая вложенность, строка ${reason.line}. ${kept}`
    case 'encoding':
      return `Неизвестная кодировка «${reason.declared}». Сохраните файл в UTF-8 и загрузите снова.`
    case 'bytes':
      return [
        `Неверная кодировка: файл объявлен как ${reason.declared}, но строка ${reason.line} записана иначе.`,
        reason.offer
          ? `В кодировке ${reason.offer.encoding} он читается так: «${reason.offer.sample}». Открыть так?`
          : advice,
      ].join(' ')
    case 'rubbish':
      return `Файл объявлен как ${reason.declared}, но похож на русский текст в ${reason.offer.encoding}: «${reason.offer.sample}». Открыть так?`
    case 'doctype':
      return `В файле есть DOCTYPE (строка ${reason.line}): объявления сущностей (DTD) не принимаются. Уберите их и загрузите снова. ${kept}`
    case 'prefix':
      return `Приставка «${reason.prefix}» не объявлена, строка ${reason.line}. ${kept}`
    case 'broken':
      return `Повреждённый XML: строка ${reason.line}, знак ${reason.column}: ${faultWords(reason)}. ${kept}`
    case 'foreign':
      return needsOther.has(reason.what) ? foreignWords[reason.what] : `${foreignWords[reason.what]} ${advice}`
    case 'namespace':
      return [
        `Это не BPMN 2.0: корневой элемент «${reason.root}»`,
        reason.namespace === '' ? 'без пространства имён,' : `из пространства имён «${reason.namespace}»,`,
        `а нужен definitions из «${BPMN}». ${advice}`,
      ].join(' ')
  }
}

export function decodeNoteText(note: DecodeNote): string {
  return note.kind === 'declared-otherwise'
    ? `Файл объявлен как ${note.declared}, а записан в ${note.encoding}: прочитан как ${note.encoding}.`
    : `В файле уже есть знаки «�» (строка ${note.line}): часть букв потеряна до загрузки.`
}

const at = ({ name, line }: { name: string; line: number }): string =>
  name === '' ? `строка ${line}` : `${quoted(name)} (строка ${line})`

export const renamingText = ({ id, to, first, second }: Renaming): string =>
  `Повторяющийся идентификатор ${id}: ${at(first)} и ${at(second)}. Второй элемент получил номер ${to}; переходы остались за первым – проверьте их.`

/** Ids that XML does not allow; they are kept as they are. */
export const oddIdsText = (ids: readonly string[]): string =>
  `Недопустимый идентификатор: ${listed(ids)}. Элементы сохранены; другие программы могут их не прочитать.`

const unheldWords: Readonly<Record<Unheld, string>> = {
  'several-processes': 'несколько процессов',
  'sub-process': 'вложенный процесс',
  'event-sub-process': 'событийный вложенный процесс',
  'boundary-event': 'событие на границе шага',
  'inclusive-gateway': 'шлюз «И/ИЛИ»',
  'complex-gateway': 'сложный шлюз',
  'event-based-gateway': 'развилка по событию',
  'repeated-step': 'повторение шага',
  compensation: 'компенсация',
  'condition-on-step': 'условный переход без развилки после шага',
}

/** What has no name is told by its code, said to be one. */
const nameless = (ids: readonly string[]): string =>
  ids.length === 0
    ? 'без названия'
    : `без названия, ${oneOrMany(ids.length, 'код', 'коды')} в файле – ${ids.slice(0, 6).join(', ')}${ids.length > 6 ? ` и ещё ${ids.length - 6}` : ''}`

/** What stays only in the file, by name. */
export function cannotHoldText({ code, name, with: more, id }: CannotHold): string {
  const what = unheldWords[code]
  if (code === 'boundary-event') {
    const [host, ...branch] = more
    return [
      `Не помещается в таблицу: ${what} ${quoted(host ?? '')}${name === '' ? '' : ` – ${quoted(name)}`}`,
      branch.length > 0 ? ` и ветвь от него: ${listed(branch)}` : '',
      '. Остаётся в файле.',
    ].join('')
  }
  const inside = more.length > 0 ? `: ${listed(more)}` : ''
  return `Не помещается в таблицу: ${what} ${name === '' ? nameless([id]) : quoted(name)}${inside}. Остаётся в файле.`
}

export const chooseText = (names: readonly string[]): string =>
  `В файле несколько процессов: выберите, какой заполнит таблицу. ${listed(names)}. Остальные остаются в файле.`

const problemWords: Readonly<Record<FlowProblem['code'], (names: string) => string>> = {
  'no-start': () => 'Нет начала процесса.',
  'no-end': () => 'Нет завершения процесса.',
  unreachable: (names) => `Шаг недостижим: ${names}. Расчёт невозможен, шаг остаётся в таблице.`,
  'no-way-to-the-end': (names) => `Нет пути к завершению: ${names}. Расчёт невозможен.`,
  'no-way-on': (names) => `Дальше пути нет: ${names}. Укажите следующий шаг или завершение.`,
  'parallel-without-join': (names) => `Параллельные ветви не соединяются: ${names}. Расчёт невозможен.`,
  'join-without-split': (names) => `Соединение без разделения: ${names}. Процесс остановится здесь.`,
  'branch-into-parallel-block': (names) => `Переход внутрь параллельного блока: ${names}. Расчёт невозможен.`,
  'branch-out-of-parallel-block': (names) => `Переход наружу из параллельного блока: ${names}. Расчёт невозможен.`,
  'lost-reference': (names) => `Ссылка никуда не ведёт: ${names}.`,
}

/** A fault of the flow with its place. */
export const problemText = ({ code, names, ids }: FlowProblem): string =>
  problemWords[code](names.length > 0 ? listed(names) : nameless(ids))

export const askedText = ({ name, after }: StepTable['asked'][number]): string =>
  `Вероятности не заданы: ${name === '' && after ? `развилка после шага ${quoted(after)}` : `развилка ${quoted(name)}`}.`

export const noDrawingText = 'В файле нет рисунка: карта разложена автоматически.'
export const partDrawnText = (names: readonly string[]): string =>
  `На рисунке файла нет: ${listed(names)}. Карта разложена автоматически.`
export const completedText = (names: readonly string[]): string =>
  `На рисунке файла не было: ${listed(names)}. Добавлено под рисунком.`
export const unsafeLinkText = (n: number): string =>
  `${count(n, 'ссылка', 'ссылки', 'ссылок')} в файле не ${agree(n, 'открывается', 'открываются')}: допустимы только http и https. В файле всё сохранено.`

const extraWords: Readonly<Record<string, string>> = {
  textAnnotation: 'пояснения',
  group: 'группы',
  dataObjectReference: 'документы и данные',
  dataStoreReference: 'хранилища данных',
  dataInput: 'данные на входе',
  dataOutput: 'данные на выходе',
  messageFlow: 'потоки сообщений',
  participant: 'участники без шагов',
  extensions: 'расширения других программ',
}

/** What a table does not show and the file keeps, by kind and number. */
export const keptText = (kinds: Readonly<Record<string, number>>): string =>
  `Остаётся в файле: ${Object.entries(kinds)
    .map(([kind, n]) => `${extraWords[kind] ?? kind} – ${n}`)
    .join(', ')}.`

/** What is left of a long list of one kind. */
export const moreText = (n: number): string => `И ещё ${n} таких же: они отмечены у своих шагов.`
