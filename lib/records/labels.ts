import { agencyKindLabels, agencyStatusLabels } from '@/lib/agencies/labels'
import { formatDateTime, formatShort, isDateString } from '@/lib/core/dates'
import type { AccountOperation, Operation } from '@/lib/core/permissions'
import { accountOperationLabels } from '@/lib/people/account-labels'
import { appointmentKindLabels, roleLabels } from '@/lib/people/labels'
import { proposalStatusLabels } from '@/lib/proposals/labels'
import { assessmentStatusLabels, campaignStatusLabels, deadlineLabels, settlementOutcomeLabels } from '@/lib/rating/labels'

/** What was done, for the journal: every operation that can be recorded. */
export const operationLabels: Record<Operation | AccountOperation | 'operator.tenant.create', string> = {
  'office.read': 'Открыт кабинет',
  'cockpit.read': 'Просмотр обзора участников',
  'agency.read': 'Просмотр участников',
  'agency.create': 'Добавлен участник',
  'agency.update': 'Изменены сведения об участнике',
  'agency.abolish': 'Участник упразднён',
  'agency.merge': 'Участник объединён с другим',
  'agency.import': 'Загружен список участников',
  'person.read': 'Просмотр людей',
  'person.create': 'Добавлен человек',
  'person.update': 'Изменены сведения о человеке',
  'person.invite': 'Отправлено приглашение',
  'person.assignRole': 'Назначена роль',
  'person.removeRole': 'Снята роль',
  'person.block': 'Человек заблокирован',
  'person.unblock': 'Блокировка снята',
  'person.resetSecondFactor': 'Сброшен второй фактор',
  'person.import': 'Загружен список людей',
  'appointment.read': 'Просмотр назначений',
  'appointment.create': 'Внесено назначение',
  'appointment.end': 'Назначение прекращено',
  'tenant.settings.read': 'Просмотр настроек',
  'tenant.settings.update': 'Изменены настройки',
  'interpretation.rule': 'Принято толкование акта',
  'methodology.read': 'Просмотр методики',
  'methodology.setEffort': 'Изменены оценки трудоёмкости ступеней',
  'campaign.read': 'Просмотр рейтингов',
  'campaign.open': 'Открыт рейтинг за год',
  'campaign.include': 'Участник включён в рейтинг',
  'campaign.withdraw': 'Участник выведен из рейтинга',
  'campaign.restore': 'Участник возвращён в рейтинг',
  'campaign.moveDeadline': 'Перенесён срок',
  'campaign.remind': 'Отправлены напоминания',
  'campaign.publish': 'Рейтинг опубликован',
  'campaign.correct': 'Опубликовано исправление рейтинга',
  'assessment.read': 'Просмотр самооценок',
  'assessment.edit': 'Изменён ответ самооценки',
  'assessment.handOver': 'Черновик передан куратору',
  'assessment.submit': 'Самооценка сдана',
  'assessment.carryOver': 'Перенесены прошлогодние ответы',
  'assessment.takeUp': 'Самооценка взята на проверку',
  'assessment.return': 'Самооценка возвращена',
  'assessment.verify': 'Проставлен балл проверки',
  'assessment.completeVerification': 'Проверка завершена',
  'assessment.reopen': 'Проверка открыта заново',
  'assessment.requestMaterial': 'Запрошены материалы',
  'assessment.answerMaterial': 'Дан ответ на запрос материалов',
  'assessment.closeMaterial': 'Запрос материалов закрыт',
  'assessment.recordCheck': 'Внесена документарная проверка',
  'assessment.sendResults': 'Направлены результаты',
  'assessment.receiveResults': 'Результаты получены',
  'assessment.confirmReceipt': 'Отмечено получение результатов',
  'assessment.finalise': 'Оценка стала окончательной',
  'objection.file': 'Подано несогласие с оценкой',
  'objection.waive': 'Участник согласен с оценкой',
  'objection.settle': 'Несогласие рассмотрено',
  'result.report': 'Заявлен результат проекта',
  'result.decide': 'Рассмотрен результат проекта',
  'practice.read': 'Просмотр практик',
  'practice.edit': 'Изменена практика',
  'practice.submit': 'Практика отправлена или отозвана',
  'practice.decide': 'Рассмотрена практика',
  'practice.withdraw': 'Практика снята с публикации',
  'portfolio.read': 'Просмотр портфелей',
  'portfolio.edit': 'Изменён портфель',
  'portfolio.readTask': 'Просмотр общих задач портфелей',
  'portfolio.doTask': 'Изменено состояние общей задачи портфеля',
  'project.publish': 'Проект открыт или убран из публичной галереи',
  'file.read': 'Просмотр файлов',
  'file.upload': 'Загружен файл',
  'evidence.add': 'Приложено подтверждение',
  'evidence.update': 'Изменено название или ступень подтверждения',
  'evidence.remove': 'Убрано подтверждение',
  'proposal.read': 'Просмотр предложений',
  'proposal.file': 'Подано предложение',
  'proposal.decide': 'Дан ответ на предложение',
  'proposal.complete': 'Предложение внедрено',
  'proposal.return': 'Решение по предложению отменено',
  'proposal.forgetAuthor': 'Стёрто имя автора предложения',
  'award.read': 'Просмотр наград',
  'award.confirm': 'Подтверждён уровень',
  'project.read': 'Просмотр проектов',
  'project.create': 'Открыт проект',
  'project.edit': 'Изменён проект',
  'stage.start': 'Начат этап проекта',
  'stage.close': 'Закрыт этап проекта',
  'stage.move': 'Перенесён срок этапа проекта',
  'stage.reopen': 'Этап проекта открыт заново',
  'project.close': 'Проект закрыт',
  'artefact.add': 'Приложен материал проекта',
  'artefact.remove': 'Убран материал проекта',
  'task.edit': 'Изменена задача проекта',
  'note.add': 'Добавлена запись встречи',
  'note.remove': 'Убрана запись встречи',
  'report.read': 'Просмотр отчётов о проектах',
  'report.ask': 'Запрошен отчёт о проектах',
  'report.edit': 'Изменён отчёт о проекте',
  'report.submit': 'Сдан отчёт о проекте',
  'report.decide': 'Рассмотрен отчёт о проекте',
  'quarterly.read': 'Просмотр квартальных отчётов',
  'quarterly.edit': 'Изменён квартальный отчёт',
  'quarterly.submit': 'Сдан квартальный отчёт',
  'quarterly.decide': 'Рассмотрен квартальный отчёт',
  'quarterly.reopen': 'Принятый квартальный отчёт возвращён на доработку',
  'quarterly.readNote': 'Просмотр аналитической справки',
  'quarterly.note': 'Изменена аналитическая справка',
  'quarterly.rule': 'Изменены сроки квартальных отчётов',
  'tool.read': 'Просмотр применения инструментов',
  'tool.edit': 'Изменён уровень применения инструмента',
  'tool.list': 'Изменён перечень инструментов',
  'tool.visit': 'Лист посещения',
  'significance.save': 'Изменена форма оценки значимости',
  'project.evaluate': 'Оценена значимость проекта',
  'project.submit': 'Паспорт отправлен на согласование или отозван',
  'project.agree': 'Паспорт согласован',
  'project.return': 'Паспорт возвращён с замечаниями',
  'project.approve': 'Записано утверждение паспорта',
  'project.cancel': 'Проект прекращён или возобновлён',
  'plan.read': 'Просмотр плана программы',
  'plan.edit': 'Изменён план программы',
  'plan.enterFact': 'Внесён факт показателя',
  'plan.publish': 'Опубликован ход программы',
  'roadmap.read': 'Просмотр дорожных карт',
  'roadmap.load': 'Дорожная карта загружена из акта',
  'roadmap.create': 'Составлена дорожная карта',
  'roadmap.edit': 'Изменён черновик дорожной карты',
  'roadmap.approve': 'Утверждение дорожной карты',
  'roadmap.close': 'Дорожная карта закрыта',
  'roadmap.assign': 'Мероприятия распределены по исполнителям',
  'roadmap.propose': 'Предложено или отозвано изменение дорожной карты',
  'roadmap.consent': 'Рассмотрено изменение дорожной карты',
  'roadmap.amend': 'Изменена дорожная карта программы',
  'roadmap.prove': 'Приложено или убрано подтверждение мероприятия',
  'roadmap.deliver': 'Мероприятие сдано или отозвано',
  'roadmap.accept': 'Рассмотрено исполнение мероприятия',
  'roadmap.closePart': 'Снято или возвращено обязательство исполнителя',
  'deadline.read': 'Просмотр календаря',
  'feed.make': 'Создана подписка на календарь',
  'feed.revoke': 'Отозвана подписка на календарь',
  'digest.choose': 'Изменена сводка сроков',
  'notification.read': 'Просмотр уведомлений',
  'notification.mark': 'Уведомления прочитаны',
  'view.save': 'Сохранён вид списка',
  'view.remove': 'Удалён вид списка',
  'audit.read': 'Просмотр журнала',
  'job.read': 'Просмотр фоновых задач',
  'job.retry': 'Отправка повторена',
  'operator.tenant.create': 'Создан портал региона или муниципалитета',
  ...accountOperationLabels,
}
export type AuditedName = keyof typeof operationLabels
export const auditedNames = Object.keys(operationLabels) as AuditedName[]

/** Words for a stored operation; one that this version no longer knows is shown by its code. */
export const operationLabel = (operation: string): string => (operation in operationLabels ? operationLabels[operation as AuditedName] : operation)

const groupNames: Record<string, string> = {
  agency: 'Участники', person: 'Люди', appointment: 'Назначения', tenant: 'Настройки', interpretation: 'Настройки', methodology: 'Настройки', campaign: 'Рейтинг',
  assessment: 'Самооценка и проверка', objection: 'Несогласия', file: 'Файлы и подтверждения', evidence: 'Файлы и подтверждения', award: 'Награды', project: 'Проекты', stage: 'Проекты', artefact: 'Проекты', task: 'Проекты', note: 'Проекты', report: 'Проекты', significance: 'Проекты', job: 'Отправка', operator: 'Портал', account: 'Учётные записи',
  result: 'Проекты', practice: 'Практики', portfolio: 'Портфели',
  roadmap: 'Дорожные карты',
  proposal: 'Предложения', view: 'Виды списков', feed: 'Календарь', digest: 'Календарь', notification: 'Календарь',
}

/** Operations that leave records, grouped for the journal's filter; what only reads leaves none. */
export function operationGroups(): { label: string; options: { value: string; label: string }[] }[] {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const name of auditedNames) {
    const group = groupNames[name.split('.')[0] ?? '']
    if (!group || name.endsWith('.read')) continue
    groups.set(group, [...(groups.get(group) ?? []), { value: name, label: operationLabels[name] }])
  }
  return [...groups].map(([label, options]) => ({ label, options }))
}

const subjectNames: Record<string, string> = {
  Agency: 'Участник', Person: 'Человек', Membership: 'Роль', Appointment: 'Назначение', Tenant: 'Портал', Interpretation: 'Толкование', Methodology: 'Методика',
  RatingCampaign: 'Рейтинг', SelfAssessment: 'Самооценка', AssessmentAnswer: 'Ответ по критерию', Evidence: 'Подтверждение', MaterialRequest: 'Запрос материалов',
  DocumentaryCheck: 'Документарная проверка', Objection: 'Несогласие', ObjectionItem: 'Пункт несогласия', RatingVersion: 'Опубликованный рейтинг', Award: 'Награда',
  ProjectArtefact: 'Материал проекта', ProjectTask: 'Задача проекта', ProjectNote: 'Запись встречи', ProjectReport: 'Отчёт о проекте', SignificanceForm: 'Форма значимости', SignificanceEvaluation: 'Оценка значимости',
  Project: 'Проект', PassportVersion: 'Паспорт проекта', StoredFile: 'Файл', OutboxMessage: 'Отправка', SavedView: 'Вид списка', CalendarFeed: 'Подписка на календарь', DigestChoice: 'Сводка сроков', Notification: 'Уведомление', User: 'Учётная запись', UserSession: 'Сеанс',
  GoalMeasurement: 'Измерение цели', ProjectEffect: 'Эффект проекта', Practice: 'Практика', Portfolio: 'Портфель', PortfolioTask: 'Общая задача портфеля',
  Proposal: 'Предложение',
  Roadmap: 'Дорожная карта', RoadmapItem: 'Мероприятие дорожной карты', RoadmapPart: 'Обязательство исполнителя', RoadmapProof: 'Подтверждение мероприятия', RoadmapChange: 'Изменение дорожной карты',
}
export const subjectLabel = (type: string): string => subjectNames[type] ?? type

const fieldNames: Record<string, string> = {
  name: 'Название или имя', shortName: 'Краткое название', kind: 'Вид', status: 'Состояние', parentId: 'Вышестоящий участник', slug: 'Адрес', inn: 'ИНН', since: 'С', until: 'По',
  from: 'С', to: 'По', basis: 'Основание', email: 'Почта', position: 'Должность', role: 'Роль', agencyId: 'Участник', personId: 'Человек', blockedAt: 'Заблокирован', blockReason: 'Причина блокировки',
  actNumber: 'Номер акта', actDate: 'Дата акта', reason: 'Причина', deadline: 'Срок', fromDate: 'Было', toDate: 'Стало', year: 'Год', version: 'Версия', comment: 'Пояснение', attested: 'Отмеченные ступени',
  answered: 'Дан ответ', criterion: 'Критерий', rung: 'Ступень', title: 'Название', url: 'Ссылка', fileId: 'Файл', mime: 'Тип', size: 'Размер, байт', sha256: 'Контрольная сумма SHA-256', total: 'Балл', level: 'Уровень',
  selfTotal: 'Балл самооценки', verifiedTotal: 'Балл проверки', finalTotal: 'Итоговый балл', selfLevel: 'Уровень самооценки', verifiedLevel: 'Уровень проверки', finalLevel: 'Итоговый уровень',
  score: 'Балл', verifiedScore: 'Балл проверки', verifiedReason: 'Обоснование', finalScore: 'Итоговый балл', outcome: 'Решение', outcomeReason: 'Обоснование решения', settledScore: 'Балл после рассмотрения', requestedScore: 'Запрошенный балл',
  text: 'Текст', dueOn: 'Срок', answer: 'Ответ', finding: 'Вывод', date: 'Дата', settings: 'Настройки', accent: 'Цвет', emblem: 'Эмблема', timeZone: 'Часовой пояс', ruledBy: 'Кто решил', ruledAt: 'Когда решено',
  number: 'Номер', attempts: 'Попыток', lastError: 'Последняя ошибка', count: 'Количество', items: 'Пункты', mergedIntoId: 'Объединён с', passwordMinLength: 'Длина пароля, не менее', sessionMinutes: 'Сеанс, минут',
  lockoutAttempts: 'Неверных паролей до паузы', lockoutMinutes: 'Пауза, минут', requireSecondFactor: 'Второй фактор обязателен', verifierName: 'Проверяет', id: 'Запись', messages: 'Сообщений', letters: 'Писем', secondFactor: 'Второй фактор', sessionsEnded: 'Завершено сеансов', method: 'Способ', selfAssessmentDue: 'Срок самооценки',
  ratingDue: 'Срок рейтинга', resultsSentDue: 'Срок направления результатов', publicationDue: 'Срок публикации', submittedAt: 'Сдана', receivedAt: 'Получены', resultsSentAt: 'Направлены', created: 'Добавлено', updated: 'Изменено', people: 'Люди', agencies: 'Участники', note: 'Примечание',
  startedOn: 'Начат', closedOn: 'Закрыт', result: 'Что сделано', noArtefact: 'Почему нет материала', stage: 'Этап', stages: 'Этапы', reopened: 'Открыт заново', tool: 'Инструмент', responsible: 'Ответственный',
  frequency: 'Как часто', weekday: 'День недели', hour: 'Час', everyDay: 'И в выходные', scope: 'Что показывает', escalation: 'Напоминания о просрочке',
  board: 'Доска', removed: 'Убрано', present: 'Присутствовали', tasks: 'Задачи', projectId: 'Проект', direction: 'Направление', remarks: 'Замечания', request: 'Запрос',
  hours: 'Часов в год', money: 'Рублей в год', hourRate: 'Рублей за час', doneOn: 'Внедрено', anonymous: 'Без имени', answerDue: 'Ответить до',
  portfolioId: 'Портфель', projectIds: 'Проекты', goal: 'Цель', owner: 'Кто отвечает', closed: 'Закрыт',
}
/** A field's name for people: the last part that is known, with numbers kept («Пункты 2 › Причина»). */
export const fieldLabel = (path: readonly string[]): string =>
  path.map((part) => fieldNames[part] ?? (/^\d+$/.test(part) ? String(Number(part) + 1) : part)).join(' › ')

/** Codes that stand in records, in words; others are shown as they are. */
const valueNames: Record<string, string> = {
  ...agencyKindLabels, ...agencyStatusLabels, ...appointmentKindLabels, ...roleLabels, ...campaignStatusLabels, ...settlementOutcomeLabels, ...deadlineLabels,
  ...Object.fromEntries(Object.entries(assessmentStatusLabels).map(([code, { short }]) => [code, short])),
  ...Object.fromEntries(Object.entries(proposalStatusLabels).map(([code, { short }]) => [code, short])),
  ANSWERED: 'дан ответ', CLOSED: 'закрыт', FILED: 'подано', PENDING: 'ждёт отправки', FAILED: 'не удалось', FILE: 'файл', LINK: 'ссылка',
}

/** A recorded value in words; instants in the tenant's time zone. */
export function valueText(value: unknown, timeZone: string): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => valueText(one, timeZone)).join(', ') : '–'
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return formatDateTime(timeZone, new Date(text))
  if (isDateString(text)) return formatShort(text)
  return valueNames[text] ?? text
}

export const messageStatusLabels = { PENDING: 'ждёт отправки', DONE: 'сделано', FAILED: 'не удалось' } as const
export type MessageStatus = keyof typeof messageStatusLabels

export const messageKindLabels: Record<'mail' | 'cache.refresh', string> = { mail: 'Письмо', 'cache.refresh': 'Обновление опубликованных страниц' }
export const messageKindLabel = (kind: string): string => (kind in messageKindLabels ? messageKindLabels[kind as keyof typeof messageKindLabels] : kind)

/** Why a message was not delivered, in plain words with a way out; `code` is lib/jobs/failure.ts's. */
export function deliveryErrorText(code: string): string {
  const [where, what = ''] = code.split('.')
  if (where === 'mail') {
    if (what === 'auth') return 'Почтовый сервер не принял имя и пароль портала. Проверьте настройку SMTP_URL.'
    if (what === 'connection') return 'Нет связи с почтовым сервером.'
    if (what === 'timeout') return 'Почтовый сервер не ответил вовремя.'
    if (what === 'address' || /^55[013]$/.test(what)) return 'Почтовый сервер не знает такого адреса. Проверьте почту человека.'
    if (/^5/.test(what)) return `Почтовый сервер отказался принять письмо (код ${what}).`
    if (/^4/.test(what)) return `Почтовый сервер просит повторить позже (код ${what}).`
    return 'Письмо не отправлено из-за сбоя.'
  }
  if (where === 'proxy') return what === 'connection' ? 'Кэширующий сервер не отвечает.' : `Кэширующий сервер ответил ошибкой ${what}.`
  return where === 'timeout' ? 'Работа не уложилась в отведённое время.' : 'Сбой на сервере; подробности в журнале сервера.'
}

export const chainFaultTexts = {
  CHANGED: 'Запись изменена после того, как её запечатали.',
  MISSING: 'Запись удалена.',
  CHAIN: 'Печати в этом месте удалены или изменены.',
  UNSEALED: 'Запись появилась в обход журнала: у неё нет печати, и она её не ждёт.',
} as const
