// Passwords that lists of leaks begin with, and their Russian kin: words, names, words typed on the other keyboard
// layout.
const words = `
password passw0rd p@ssw0rd p@ssword password1 qwerty qwerty123 qwertyuiop qwerty12345 qwe123 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsx qazwsxedc
zaq12wsx zxcvbn zxcvbnm asdfgh asdfghjkl asdf1234 abc123 abcd1234 a123456 q1w2e3r4 111111 112233 121212 123123 123321 12345 123456 1234567 12345678
123456789 1234567890 0123456789 0987654321 9876543210 987654321 147258369 159753 654321 666666 777777 88888888 00000000 11111111 admin administrator
admin123 root toor welcome welcome1 letmein login master monkey dragon football baseball superman batman iloveyou sunshine princess shadow michael
secret test test123 testtest guest user default changeme temp1234 trustno1 whatever starwars computer internet samsung pokemon google yandex
пароль пароль1 парольпароль йцукен йцукенг йцукенгшщз йцукен123 фывапр фывапролдж ячсмить 1й2ц3у 1й2ц3у4к йфяцыч админ администратор
привет приветик любовь люблю солнце солнышко наташа наталья марина сергей александр андрей дмитрий максим екатерина россия москва
кузбасс кемерово спартак зенит динамо победа секрет доступ начальник министерство директор работа компьютер интернет
gfhjkm gfhjkm1 ghbdtn ghbdtnbr cjkysirj k.,jdm yfnfif cthutq fylhtq ntktajy hjccbz vjcrdf rewfl flvby lfytn
natasha marina sergey andrey nikita vladimir tatiana ekaterina kuzbass kemerovo spartak zenit moskva rossiya privet parol lubov lyubov krasota
gemba gemba123 гемба гемба123 correcthorsebatterystaple`

/** Lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/))
