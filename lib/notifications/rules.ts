/** What a person is told of inside the portal, beside the letter. Pure. */
const notificationKinds = [
  'ASSESSMENT_RETURNED',
  'MATERIAL_ASKED',
  'RESULTS_SENT',
  'OBJECTION_FILED',
  'OBJECTION_SETTLED',
  'DEADLINE_MOVED',
  'PASSPORT_DECIDED',
  'TASK_GIVEN',
  'RESULT_DECIDED',
  'REPORT_ASKED',
  'REPORT_DECIDED',
  'PRACTICE_DECIDED',
  'PROPOSAL_ANSWERED',
  'ROADMAP_DECIDED',
  'QUARTERLY_DECIDED',
  'OVERDUE',
] as const
export type NotificationKind = (typeof notificationKinds)[number]
const isNotificationKind = (text: string): text is NotificationKind => notificationKinds.some((kind) => kind === text)

/** One event told to some people; whoever was told of it already is not told again. */
export type Notice = {
  /** E-mail addresses as the tenant's people have them. */
  to: readonly string[]
  kind: NotificationKind
  title: string
  /** Path below the tenant's office. */
  href: string
  /** Names the event: the thing and which of its turns it was. */
  key: string
}

const NOTIFICATION_TITLE_MAX = 300

/** Lines to write: one a person and event, however often an address stands in the list. */
export const noticeLines = (notices: readonly Notice[]): (Omit<Notice, 'to'> & { email: string })[] =>
  notices.flatMap(({ to, title, ...notice }) =>
    [...new Set(to)].map((email) => ({ ...notice, title: title.slice(0, NOTIFICATION_TITLE_MAX), email })),
  )

const notificationKindLabels: Record<NotificationKind, string> = {
  ASSESSMENT_RETURNED: 'Самооценка',
  MATERIAL_ASKED: 'Самооценка',
  RESULTS_SENT: 'Рейтинг',
  OBJECTION_FILED: 'Несогласие',
  OBJECTION_SETTLED: 'Несогласие',
  DEADLINE_MOVED: 'Срок',
  PASSPORT_DECIDED: 'Паспорт проекта',
  TASK_GIVEN: 'Задача',
  RESULT_DECIDED: 'Результат проекта',
  REPORT_ASKED: 'Отчёт о проекте',
  REPORT_DECIDED: 'Отчёт о проекте',
  PRACTICE_DECIDED: 'Практика',
  PROPOSAL_ANSWERED: 'Предложение',
  ROADMAP_DECIDED: 'Дорожная карта',
  QUARTERLY_DECIDED: 'Квартальный отчёт',
  OVERDUE: 'Просрочено',
}
/** A kind that this version no longer knows still has its title. */
export const notificationKindLabel = (kind: string): string =>
  isNotificationKind(kind) ? notificationKindLabels[kind] : 'Уведомление'
