/** «Критерий 4», «Уровни»: what an interpretation changes, and where in the portal it is shown. */
export function subjectLabel(subject: string): string {
  if (subject === 'level') return 'Уровни'
  if (subject === 'total') return 'Итоговая оценка'
  const criterion = /^criterion:(\d+)$/.exec(subject)?.[1]
  return criterion ? `Критерий ${criterion}` : 'Программа в целом'
}

/** Where people meet the interpretation. */
export function subjectPlace(subject: string): string {
  if (subject === 'level') return 'рядом со шкалой уровней, в рейтинге и на странице органа'
  if (subject === 'total') return 'рядом с итоговой оценкой'
  return subject.startsWith('criterion:')
    ? 'в самооценке, при проверке и на странице органа – у этого критерия'
    : 'на странице «Как считается рейтинг»'
}
