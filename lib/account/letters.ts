/** Letters about accounts: plain text; a line that is only an address becomes a link. */
export type Letter = { subject: string; text: string }

export const inviteLetter = ({ tenantName, link }: { tenantName: string; link: string }): Letter => ({
  subject: `Приглашение на портал «Гемба»: ${tenantName}`,
  text: `Здравствуйте!

Вам открыт доступ к порталу «Гемба»: ${tenantName}.

Чтобы войти, задайте пароль:

${link}

Ссылка действует 7 дней и сработает один раз. Если вы не ждали этого письма, ничего не делайте.`,
})

export const accessLetter = ({ tenantName, link }: { tenantName: string; link: string }): Letter => ({
  subject: `Вам открыт доступ: ${tenantName}`,
  text: `Здравствуйте!

На портале «Гемба» вам открыт доступ: ${tenantName}. Новый пароль не нужен – войдите с тем, который у вас уже есть:

${link}

Если пароль забыт, на странице входа нажмите «Не помню пароль».`,
})

export const resetLetter = ({ link }: { link: string }): Letter => ({
  subject: 'Новый пароль для портала «Гемба»',
  text: `Здравствуйте!

Кто-то – надеемся, вы – попросил задать новый пароль. Сделать это можно здесь:

${link}

Ссылка действует один час и сработает один раз. Если это были не вы, ничего не делайте: прежний пароль остаётся в силе.`,
})

export const secondFactorResetLetter = ({
  by,
  reason,
  link,
}: {
  by: string
  reason: string
  link: string
}): Letter => ({
  subject: 'Второй фактор на портале «Гемба» сброшен',
  text: `Здравствуйте!

Второй фактор вашей учётной записи сброшен, все сеансы завершены.

Кто: ${by}.
Причина: ${reason}

Теперь для входа достаточно пароля. Войдите и подключите второй фактор заново:

${link}

Если вы об этом не просили, сразу смените пароль и сообщите уполномоченному органу.`,
})

export const passwordChangedLetter = ({ link }: { link: string }): Letter => ({
  subject: 'Пароль на портале «Гемба» изменён',
  text: `Здравствуйте!

Пароль вашей учётной записи только что изменён, остальные сеансы завершены.

Если это были не вы, сразу задайте новый пароль:

${link}

и сообщите уполномоченному органу.`,
})
