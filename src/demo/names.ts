/** Where a made-up member lives: how people are called there, and what they pay with. */
export interface Region {
  readonly country: string;
  readonly city: string;
  readonly currency: 'USD' | 'EUR' | 'JPY';
  readonly givenNames: readonly [string, ...string[]];
  readonly familyNames: readonly [string, ...string[]];
  /** Family name first. */
  readonly familyFirst?: boolean;
  /** What stands before the @ when a name has no Latin letters. */
  readonly mailbox?: string;
}

const ANGLO: Region = {
  country: 'US',
  city: 'Portland',
  currency: 'USD',
  givenNames: ['Olivia', 'Liam', 'Emma', 'Noah', 'Ava', 'Ethan', 'Grace', 'Lucas', 'Ruby', 'Henry', 'Maya', 'Owen'],
  familyNames: ['Walker', 'Hughes', "O'Connor", 'Bennett', 'Reed', 'Foster', 'Brooks', 'Hayes', 'Parker', 'McKenna'],
};

const GERMAN: Region = {
  country: 'DE',
  city: 'Köln',
  currency: 'EUR',
  givenNames: ['Jürgen', 'Zoë', 'Anneliese', 'Björn', 'Käthe', 'Matthias', 'Lena', 'Tobias'],
  familyNames: ['Müller', 'Schröder', 'Weiß', 'Großmann', 'Köhler', 'Hofmann', 'von der Heide'],
};

const FRENCH: Region = {
  country: 'FR',
  city: 'Orléans',
  currency: 'EUR',
  givenNames: ['Chloé', 'Étienne', 'Maëlle', 'François', 'Inès', 'Jérôme', 'Anaïs', 'Loïc'],
  familyNames: ['Lefèvre', 'Dubois', 'Garçon', 'Bérenger', "d'Aubigné", 'Moreau'],
};

const POLISH: Region = {
  country: 'PL',
  city: 'Łódź',
  currency: 'EUR',
  givenNames: ['Łukasz', 'Żaneta', 'Michał', 'Agnieszka', 'Paweł', 'Zofia'],
  familyNames: ['Wójcik', 'Kowalska', 'Zieliński', 'Dąbrowska', 'Błaszczyk'],
};

const JAPANESE: Region = {
  country: 'JP',
  city: '京都',
  currency: 'JPY',
  givenNames: ['陽葵', '蓮', '美咲', '大輔', 'さくら', '翔太'],
  familyNames: ['佐藤', '鈴木', '高橋', '田中', '渡辺'],
  familyFirst: true,
  mailbox: 'dokusha',
};

const INDIAN: Region = {
  country: 'IN',
  city: 'पुणे',
  currency: 'USD',
  givenNames: ['आरव', 'Priya', 'Rohan', 'अनन्या', 'Vikram'],
  familyNames: ['शर्मा', 'Nair', 'Iyer', 'Patel', 'Das'],
  mailbox: 'pathak',
};

const ARABIC: Region = {
  country: 'EG',
  city: 'القاهرة',
  currency: 'USD',
  givenNames: ['ليلى', 'يوسف', 'Amina', 'Omar', 'سلمى'],
  familyNames: ['حسن', 'Farouk', 'منصور', 'Saleh'],
  mailbox: 'qari',
};

const LATIN: Region = {
  country: 'BR',
  city: 'São Paulo',
  currency: 'USD',
  givenNames: ['João', 'Íris', 'Conceição', 'Mateus', 'Núria', 'Ângelo'],
  familyNames: ['Gonçalves', 'de Araújo', 'Simões', 'Peña', 'Muñoz'],
};

/** The regions of the made-up audience, with how often each is met. */
export const REGIONS: readonly [readonly [Region, number], ...(readonly [Region, number])[]] = [
  [ANGLO, 46],
  [GERMAN, 14],
  [FRENCH, 9],
  [POLISH, 6],
  [JAPANESE, 10],
  [INDIAN, 5],
  [ARABIC, 4],
  [LATIN, 6],
];

/** Hosts that are reserved for examples: no letter to a made-up member ever reaches anybody. */
export const MAIL_HOSTS: readonly [string, ...string[]] = ['example.com', 'example.org', 'example.net', 'mail.example'];
