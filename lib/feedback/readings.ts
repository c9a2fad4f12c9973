/** Of clients and feedback: every number that no act gives, and why the act leaves it open. Pure. */
import { count } from '@/lib/core/format'
import type { DateString } from '@/lib/core/dates'
import type { Reading } from '@/lib/core/reading'
import type { FeedbackSettings } from '@/lib/core/tenant'
import { termText } from './terms'

export function feedbackReadings(
  settings: FeedbackSettings,
  decided: { by: string; on: DateString } | null,
): Reading[] {
  const base = {
    since: '',
    by: decided?.by ?? null,
    on: decided?.on ?? null,
    seen: 'orders',
    change: 'settings#feedback',
  }
  const names = (all: readonly { title: string }[]): string => all.map(({ title }) => title).join(', ')
  return [
    {
      ...base,
      key: 'clients:period',
      title: 'Как часто спрашивают клиентов',
      text: 'Обратная связь собирается «на регулярной основе», срока акт не называет. В других регионах – не реже одного раза в год по каждой группе процессов. Порядок органа может назначить свой срок.',
      value: `раз в ${count(settings.periodMonths, 'месяц', 'месяца', 'месяцев')}`,
      place: 'в сроках опросов, календаре и очереди дел',
    },
    {
      ...base,
      key: 'clients:threshold',
      title: 'Порог показа результатов',
      text: 'Акты обещают учесть мнение клиентов, но не говорят, как сохранить его безымянным. Результаты группы, где ответили меньше порога, не показываются и не вычисляются из соседних. Новый порог действует для партий, которые закроются после решения: показанное раньше остаётся показанным.',
      value: `${count(settings.threshold, 'ответ', 'ответа', 'ответов')}; партия – от ${settings.batchLeast}; группа с одинаковыми ответами ${settings.showUnanimous ? 'показывается' : 'не показывается'}`,
      seen: 'surveys',
      place: 'в результатах опросов',
    },
    {
      ...base,
      key: 'clients:measure',
      title: 'Мера удовлетворённости',
      text: 'Удовлетворённость клиентов акт называет, меры и нормы её – нет. Портал считает долю отметок 4 и 5 на главный вопрос опросов внешних клиентов – по закрытым партиям, которые можно показать. Нормы нет, поэтому число не бывает «хорошим»: внимания просит только снижение больше случайного.',
      value: 'доля отметок 4 и 5 из пяти',
      seen: 'surveys/results',
      change: null,
      own: true as const,
      place: 'в ходе работы, в плане, на странице органа, в опубликованных результатах',
    },
    {
      ...base,
      key: 'clients:problems',
      title: 'Сроки работы с проблемами',
      text: 'По итогам оценки выявляют проблемы и принимают меры (п. 3.6 дорожной карты), сроков акт не называет – ни для внешних, ни для внутренних клиентов.',
      value: `разобрать – ${termText(settings, 'sortDays')}; сообщить клиентам – ${termText(settings, 'tellDays')} после решения`,
      seen: 'problems',
      place: 'у каждой проблемы',
    },
    {
      ...base,
      key: 'clients:answer',
      title: 'Срок ответа на слово органу',
      text: 'Слово органу – не обращение по 59-ФЗ, поэтому срока для него нет ни в законе, ни в акте.',
      value: termText(settings, 'answerDays'),
      seen: 'messages',
      place: 'в форме для жителей и в списке слов',
    },
    {
      ...base,
      key: 'clients:addresses',
      title: 'Сколько хранить адрес для ответа',
      text: 'О проделанной работе сообщают тем, кто оставил адрес. Срока хранения адреса акт не называет. Адрес стирается с письмом; если сообщать оказалось нечего – через этот срок после окончания опроса или после того, как адрес оставили.',
      value: count(settings.addressDays, 'день', 'дня', 'дней'),
      seen: 'messages',
      place: 'в согласии на формах для жителей',
    },
    {
      ...base,
      key: 'clients:classes',
      title: 'Внешние и внутренние клиенты',
      text: 'Кого считать внешним и кого внутренним клиентом, каждый акт определяет по-своему; человек отвечает в том положении, в котором обратился, в том числе за того, кого представляет.',
      value: `внешние – ${names(settings.externalClients)}; внутренние – ${names(settings.internalClients)}`,
      seen: 'segments',
      place: 'у сегментов и точек взаимодействия',
    },
    {
      ...base,
      key: 'clients:profile',
      title: 'Профиль клиента',
      text: '«Профиль клиента – записи о клиентах»: персональные это данные или обобщённые, акт не говорит. Профиль ведётся без персональных данных, как профиль сегмента.',
      value: '',
      seen: 'segments',
      change: null,
      own: true as const,
      place: 'в сегментах клиентов',
    },
    {
      ...base,
      key: 'clients:ranking',
      title: 'Выбор приоритетных жизненных ситуаций',
      text: 'Предложения для выбора готовит уполномоченный орган, признаков выбора акт не называет.',
      value: settings.criteria.map(({ title, weight }) => `${title} – вес ${weight}`).join('; '),
      seen: 'situations',
      place: 'в списке жизненных ситуаций',
    },
  ]
}
