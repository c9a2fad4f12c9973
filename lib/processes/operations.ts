/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write, type Relation } from '@/lib/core/permissions'

/** The process asks its own representative of the owner, whatever role they have. */
const representative: Relation = {
  name: 'representative',
  words: 'представитель владельца процесса',
  roles: ['EMPLOYEE'],
}
/** The owner's representative decides on the plan, whoever of the agency's side they are (Leningrad 3.1(6)). */
const ownerSide: Relation = {
  name: 'ownerRepresentative',
  words: 'представитель владельца процесса',
  roles: ['TEAM_MEMBER'],
}
/** Where the act gives it to the process office (Leningrad 3.2(6)), the tenant's settings say so. */
const office: Relation = {
  name: 'office',
  words: 'процессный офис, где акт даёт ему это право',
  roles: ['METHODOLOGIST'],
}
const keepers = { ...staff, ...agencySide } as const

export const operations = defineOperations({
  'process.read': read('Просмотр процессов', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'process.rates': read('Просмотр ставок и цен процессов', keepers),
  'process.steps': write('Изменены шаги процесса', keepers),
  'process.target': write('Начато состояние процесса «как будет»', keepers),
  'process.client': write('Изменены затраты клиента', keepers),
  'process.reach': write('Изменены условия целевого состояния', keepers),
  'process.file': write('Шаги процесса заполнены из файла', keepers),
  'process.draw': write('Карта процесса изменена на рисунке', keepers),
  'resource.edit': write('Изменены цены ресурсов', { ...staff, CURATOR: 'subtree' }),
  'calculation.approve': write('Утверждён расчёт процесса', { ...staff, CURATOR: 'subtree' }),
  'process.create': write('Процесс внесён в реестр', keepers),
  'process.import': write('Процессы загружены из файла', keepers),
  'process.edit': write('Изменён процесс', keepers),
  'process.drop': write('Процесс исключён из реестра', keepers),
  'process.restore': write('Процесс возвращён в реестр', keepers),
  'process.merge': write('Процесс влит в другой', keepers),
  'process.reengineer': write('Отмечен реинжиниринг процесса', keepers),
  'process.link': write('Изменена связь процессов', keepers),
  'process.pair': write('Похожие процессы признаны разными', keepers),
  'process.ask': write('Вопрос или замечание к процессу', { ...keepers, EMPLOYEE: 'own' }),
  'process.answer': write('Ответ о процессе', keepers, representative),
  'registry.approve': write('Утверждён реестр процессов', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'registry.order': write('Утверждён порядок ведения реестра', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'timing.open': write('Открыта серия замеров', keepers),
  'timing.close': write('Закончена серия замеров', keepers),
  'timing.send': write('Записаны замеры', keepers),
  'timing.judge': write('Решено, считать ли замер', keepers),
  'timing.take': write('Замеры взяты в таблицу шагов', keepers),
  'timing.untake': write('Взятые замеры возвращены', keepers),
  'request.read': read('Просмотр запросов о ходе процессов', { ...readers, ...agencySide }),
  'request.ask': write('Запрошен фактический ход процессов', staff),
  'request.answer': write('Заполнен ответ о ходе процессов', agencySide),
  'request.submit': write('Сдан ответ о ходе процессов', { CURATOR: 'subtree' }),
  'request.decide': write('Рассмотрен ответ о ходе процессов', staff),
  'optimisation.read': read('Просмотр оптимизаций процессов', { ...readers, ...agencySide }),
  'optimisation.open': write('Открыта оптимизация процесса', keepers),
  'optimisation.work': write('Изменена оптимизация процесса', keepers),
  'optimisation.decide': write('Рассмотрен план оптимизации', { CURATOR: 'subtree' }, ownerSide),
  'optimisation.receive': write('Процессный офис принял документ оптимизации', staff),
  'optimisation.tell': write('Руководителю сообщено о проблеме оптимизации', keepers),
  'optimisation.answer': write('Ответ на проблему оптимизации', { CURATOR: 'subtree' }),
  'standard.read': read('Просмотр стандартов', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'standard.edit': write('Изменён стандарт процесса', keepers),
  'standard.approve': write('Утверждён стандарт процесса', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'standard.acknowledge': write('Подтверждено чтение стандарта', { ...keepers, EMPLOYEE: 'own' }),
  'standard.measure': write('Внесён замер постмониторинга', keepers),
  'process.publish': write('Изменена публикация процесса', { AUTHORITY: 'tenant' }, office),
  'process.material': write('Изменены материалы процесса', keepers),
  'check.read': read('Просмотр самопроверки', { ...readers, ...agencySide }),
  'check.form': write('Изменена анкета самопроверки', staff),
  'check.campaign': write('Изменена самопроверка', staff),
  'check.answer': write('Сохранены ответы самопроверки', agencySide),
  'check.sign': write('Подписана проверка услуги', { CURATOR: 'subtree' }),
  'check.plan': write('Изменён план оптимизации услуги', agencySide),
  'check.approve': write('Утверждён план оптимизации услуги', { CURATOR: 'subtree' }),
  'typical.edit': write('Изменён типовой перечень процессов', staff),
})
