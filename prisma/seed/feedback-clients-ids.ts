// Fixed ids of the demonstration's touchpoints and segments: answers and results are made by them.
const idOf = (kind: number, n: number): string =>
  `00000000-0000-7000-8000-6${kind}00000000${String(n).padStart(2, '0')}`

/** Windows of the multifunctional centre, in the words of the results; the agency is the first whose name fits. */
export const mfcTouchpoints = [
  { id: idOf(0, 1), name: 'Киров, Октябрьский район', place: 'г. Киров, Октябрьский проспект, 115' },
  { id: idOf(0, 2), name: 'Омутнинск', place: 'г. Омутнинск, ул. 30-летия Победы, 9' },
  { id: idOf(0, 3), name: 'Вятские Поляны', place: 'г. Вятские Поляны, ул. Азина, 45' },
  { id: idOf(0, 4), name: 'Котельнич', place: 'г. Котельнич, ул. Советская, 83' },
  { id: idOf(0, 5), name: 'Слободской', place: 'г. Слободской, ул. Советская, 86' },
  { id: idOf(0, 6), name: 'Кирово-Чепецк', place: 'г. Кирово-Чепецк, ул. Первомайская, 6' },
  { id: idOf(0, 7), name: 'Киров, Ленинский район', place: 'г. Киров, ул. Комсомольская, 14' },
  { id: idOf(0, 21), name: 'Арбаж', place: 'пгт Арбаж, ул. Пионерская, 2' },
  { id: idOf(0, 22), name: 'Кикнур', place: 'пгт Кикнур, ул. Советская, 36' },
] as const
export const touchpointId = (n: number): string => idOf(0, n)
export const segmentId = (n: number): string => idOf(1, n)
export const situationId = (n: number): string => idOf(2, n)
export const journeyId = (n: number): string => idOf(3, n)
export const studyId = (n: number): string => idOf(4, n)
