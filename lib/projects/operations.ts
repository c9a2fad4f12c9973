/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'project.read': read('Просмотр проектов', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'project.import': write('Загружен список проектов', { AUTHORITY: 'tenant', ...agencySide }),
  'project.create': write('Открыт проект', { AUTHORITY: 'tenant', ...agencySide }),
  'project.edit': write('Изменён проект', { ...staff, ...agencySide }),
  'project.submit': write('Паспорт отправлен на согласование или отозван', { CURATOR: 'subtree' }),
  'project.agree': write('Паспорт согласован', { ...staff }),
  'project.return': write('Паспорт возвращён с замечаниями', { ...staff, CURATOR: 'subtree' }),
  'project.approve': write('Записано утверждение паспорта', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'project.cancel': write('Проект прекращён или возобновлён', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'stage.start': write('Начат этап проекта', { AUTHORITY: 'tenant', ...agencySide }),
  'stage.close': write('Закрыт этап проекта', { AUTHORITY: 'tenant', ...agencySide }),
  'stage.move': write('Перенесён срок этапа проекта', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'stage.reopen': write('Этап проекта открыт заново', { AUTHORITY: 'tenant' }),
  'project.close': write('Проект закрыт', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  'artefact.add': write('Приложен материал проекта', { AUTHORITY: 'tenant', ...agencySide }),
  'artefact.remove': write('Убран материал проекта', { AUTHORITY: 'tenant', ...agencySide }),
  'task.edit': write('Изменена задача проекта', { ...staff, ...agencySide }),
  'note.add': write('Добавлена запись встречи', { ...staff, ...agencySide }),
  'note.remove': write('Убрана запись встречи', { AUTHORITY: 'tenant', ...agencySide }),
  'report.read': read('Просмотр отчётов о проектах', { ...readers, ...agencySide }),
  'report.ask': write('Запрошен отчёт о проектах', { AUTHORITY: 'tenant' }),
  'report.edit': write('Изменён отчёт о проекте', { ...agencySide }),
  'report.submit': write('Сдан отчёт о проекте', { CURATOR: 'subtree' }),
  'report.decide': write('Рассмотрен отчёт о проекте', { ...staff }),
  'significance.save': write('Изменена форма оценки значимости', { AUTHORITY: 'tenant' }),
  'project.evaluate': write('Оценена значимость проекта', { CURATOR: 'subtree' }),
  'view.save': write('Сохранён вид списка', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'view.remove': write('Удалён вид списка', { ...readers, ...agencySide, EMPLOYEE: 'own' }),

  // Asked below portfolios, too: a project is opened into one.
  'portfolio.edit': write('Изменён портфель', { ...staff, ...agencySide }),
})
