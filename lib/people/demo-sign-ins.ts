export type DemoSignIn = {
  /** Who it is, as the button says. */
  label: string
  email: string
  /** Tenant's name; empty for the operator. */
  tenant: string
  /** What the role lets try. */
  role: string
}

/** Password of every demonstration account (demonstration data only). */
export const DEMO_PASSWORD = 'gemba-demo-2026'

const kuzbass = 'Кузбасс'

export const demoSignIns: readonly DemoSignIn[] = [
  {
    label: 'Уполномоченный орган',
    email: 'authority@kuzbass.example',
    tenant: kuzbass,
    role: 'открывает рейтинг, проверяет, урегулирует несогласия, публикует',
  },
  {
    label: 'Центр компетенций',
    email: 'methodologist@kuzbass.example',
    tenant: kuzbass,
    role: 'помогает проверять самооценки',
  },
  { label: 'Наблюдатель', email: 'observer@kuzbass.example', tenant: kuzbass, role: 'видит всё, ничего не меняет' },
  {
    label: 'Куратор, Министерство образования',
    email: 'curator.edu@kuzbass.example',
    tenant: kuzbass,
    role: 'заполняет и сдаёт самооценку',
  },
  {
    label: 'Команда лидеров, Министерство образования',
    email: 'team.edu@kuzbass.example',
    tenant: kuzbass,
    role: 'готовит самооценку, не сдаёт',
  },
  {
    label: 'Работник, Министерство образования',
    email: 'employee.edu@kuzbass.example',
    tenant: kuzbass,
    role: 'подаёт предложения, видит доску своего органа',
  },
  {
    label: 'Куратор, Юргинский городской округ',
    email: 'curator.yurga@kuzbass.example',
    tenant: kuzbass,
    role: 'заполняет и сдаёт самооценку',
  },
  {
    label: 'Уполномоченный орган, Беловский округ',
    email: 'authority@belovo.example',
    tenant: 'Беловский городской округ',
    role: 'муниципальная программа',
  },
  {
    label: 'Уполномоченный орган, Белгородская область',
    email: 'authority@belgorod.example',
    tenant: 'Белгородская область',
    role: 'своя программа области',
  },
  {
    label: 'Уполномоченный орган, Кировская область',
    email: 'authority@kirov.example',
    tenant: 'Кировская область',
    role: 'своя программа области',
  },
  {
    label: 'Куратор, МФЦ Кировской области',
    email: 'curator.mfc@kirov.example',
    tenant: 'Кировская область',
    role: 'спрашивает клиентов, решает проблемы, ведёт процессы',
  },
  {
    label: 'Уполномоченный орган, Ленинградская область',
    email: 'authority@leningrad.example',
    tenant: 'Ленинградская область',
    role: 'своя программа области',
  },
  {
    label: 'Оператор платформы',
    email: 'operator@gemba.example',
    tenant: '',
    role: 'создаёт программы регионов, данных не видит',
  },
]
