import { isTakenByPortal } from '@/lib/core/taken-words'

/** Why the text cannot be a tenant's address; null when it can. */
export function slugProblem(slug: string): string | null {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(slug))
    return 'Адрес пишется строчными латинскими буквами, цифрами и дефисом, начинается с буквы, от 2 до 40 знаков.'
  if (slug.endsWith('-') || slug.includes('--')) return 'Дефис стоит между словами, по одному.'
  return isTakenByPortal(slug) ? 'Этот адрес занят самим порталом. Выберите другой.' : null
}

/** Time zones of Russia, west to east, for the form. */
export const timeZones: { value: string; label: string }[] = [
  { value: 'Europe/Kaliningrad', label: 'Калининград (UTC+2)' },
  { value: 'Europe/Moscow', label: 'Москва (UTC+3)' },
  { value: 'Europe/Kirov', label: 'Киров (UTC+3)' },
  { value: 'Europe/Simferopol', label: 'Симферополь (UTC+3)' },
  { value: 'Europe/Volgograd', label: 'Волгоград (UTC+3)' },
  { value: 'Europe/Samara', label: 'Самара (UTC+4)' },
  { value: 'Europe/Saratov', label: 'Саратов (UTC+4)' },
  { value: 'Asia/Yekaterinburg', label: 'Екатеринбург (UTC+5)' },
  { value: 'Asia/Omsk', label: 'Омск (UTC+6)' },
  { value: 'Asia/Novosibirsk', label: 'Новосибирск (UTC+7)' },
  { value: 'Asia/Novokuznetsk', label: 'Кемерово, Новокузнецк (UTC+7)' },
  { value: 'Asia/Krasnoyarsk', label: 'Красноярск (UTC+7)' },
  { value: 'Asia/Irkutsk', label: 'Иркутск (UTC+8)' },
  { value: 'Asia/Yakutsk', label: 'Якутск (UTC+9)' },
  { value: 'Asia/Vladivostok', label: 'Владивосток (UTC+10)' },
  { value: 'Asia/Magadan', label: 'Магадан (UTC+11)' },
  { value: 'Asia/Kamchatka', label: 'Камчатка (UTC+12)' },
]
