"""Words that say what a capitalised word beside them is. Facts of English; no place is listed for its own sake."""

from __future__ import annotations

__all__ = [
    "ABBREVIATIONS",
    "ADJECTIVE_OPENERS",
    "ADMIN_HEADS",
    "ARAB_FIRST_NAMES",
    "ATTACKED",
    "ATTACKS_ON",
    "BASED",
    "BUILDING_HEADS",
    "CALENDAR",
    "COMPASS",
    "COMPASS_INITIALS",
    "CONNECTORS",
    "DESCRIPTORS",
    "FACILITY_HEADS",
    "FUNCTION_WORDS",
    "GOVERNING",
    "KIN",
    "LEADING_DESCRIPTORS",
    "LOCATIVE",
    "MEDIA_HEADS",
    "MOTION_VERBS",
    "NAME_OPENERS",
    "NOT_PLACES",
    "ORG_HEADS",
    "PEOPLE",
    "PERSON_VERBS",
    "PLURAL_HEADS",
    "POST_DESCRIPTORS",
    "QUARTERS",
    "SCHOOLS",
    "SETTLEMENT_HEADS",
    "SPEECH_VERBS",
    "SURE_OPENERS",
    "TEAM_WORDS",
    "TITLES",
    "TRANSPORT_WORDS",
    "WEAPON_WORDS",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ------------------------------------------------------------------------------------ before a name

# Prepositions that mostly take a place or a time.
LOCATIVE = _words(
    "in at near from to into toward towards outside across around throughout inside via between within off beyond "
    "through over onto along above around surrounding"
)

FUNCTION_WORDS = _words(
    "the a an and or but if so as of in on at to for from with by into over under about after before during since until "
    "while against between through again once this that these those it its he she they we you i his her their our your "
    "my who whom whose which what when where why how not no yes all any each some many several more most other such "
    "than then there here now is are was were be been being do does did has have had will would can could may might "
    "shall should must also just only even still yet too very both either neither nor per via amid among despite "
    "according although because however meanwhile moreover unlike whether though next last first second third one two "
    "three four five six seven eight nine ten another every nobody nothing let get got make made"
)

TITLES = _words(
    "mr mrs ms miss dr prof professor sir lord lady dame king queen prince princess sheikh sheik imam ayatollah mullah "
    "rabbi rev reverend father sister brother pope cardinal bishop archbishop pastor patriarch saint president premier "
    "chancellor minister secretary ambassador envoy senator sen rep representative congressman congresswoman councilman "
    "councilwoman councillor councilor commissioner governor gov mayor deputy vice chief chairman chairwoman chair "
    "director manager coach captain capt commander cmdr colonel col lieutenant lt general gen major maj brigadier brig "
    "sergeant sgt corporal cpl private pvt admiral adm marshal officer detective det inspector constable const sheriff "
    "trooper judge justice attorney lawyer prosecutor spokesman spokeswoman spokesperson analyst author writer editor "
    "reporter correspondent photographer producer actor actress singer player defender striker goalkeeper midfielder "
    "pitcher quarterback guard owner founder ceo principal superintendent supt teacher physician surgeon nurse pilot "
    "mp mla msp mep activist historian economist scientist researcher engineer agent maestro sultan emir shah czar tsar "
    "warden ranger fighter rebel leader lawmaker legislator official head"
)

KIN = _words("wife husband son daughter mother father brother sister uncle aunt widow nephew niece cousin named")

COMPASS = _words(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central upper lower inner outer greater downtown midtown uptown rural "
    "suburban mainland north-east north-west south-east south-west"
)

# "W. Karsa", "NE Arvania": written short before a name.
COMPASS_INITIALS = _words("n s e w ne nw se sw")

# Lower-case words inside a name: "Jisr al-Shughour", "Rio de Janeiro", "Stratford upon Avon".
CONNECTORS = _words(
    "of the and de del della di da do dos das du des la le les el al as ash ad adh ath an ar at az ed ez bin ben ibn abu van von der den "
    "upon on under in sur y e es us san ul ur"
)

# First parts of Arabic, Hebrew and Syriac place names (hill, mountain, village, monastery, spring ...): never a whole name.
NAME_OPENERS = _words(
    "jabal jebel djebel tal tel tell tall telul kafr kfar kafar kefr kufr deir dayr ain ayn ein wadi jisr nahr sahl beit bayt "
    "khan khirbet khirbat kherbet marj maarat ma'arat ma’arat maaret ma'aret ma’aret maarrat ma'arrat qalaat qal'at ras bir "
    "umm abu bani beni burj qasr shaykh sheikh hai hayy"
)

# Those of them that make a place of what follows, whatever stands before; the others begin persons' names as well.
SURE_OPENERS = _words(
    "jabal jebel djebel tal tel kafr kfar kafar kefr kufr deir dayr ain ayn wadi jisr nahr khirbet khirbat kherbet maarat "
    "ma'arat ma’arat maaret ma'aret ma’aret maarrat ma'arrat qalaat qal'at"
)

# "Old", "new", "great", "white" before a Slavic village's name: never the whole of a name that goes on.
ADJECTIVE_OPENERS = _words(
    "bila bile bilyi chorna chorne chornyi chervona chervone mala male malyi malaya maloye velyka velyke velykyi velikaya "
    "bolshaya bolshoye bolshoy nova nove novyi novaya novoye novy stara stare staryi staraya staroye stary verkhnia verkhnie "
    "verkhnya verkhnyaya verkhneye nyzhnia nyzhnie nyzhnya nizhnyaya nizhneye belaya beloye chornaya krasnaya krasnoye zolota"
)

# -------------------------------------------------------------------------------------- after a name

SPEECH_VERBS = _words(
    "said says say told tells tell added adds announced announces announce insisted insists insist denied denies deny "
    "claimed claims claim warned warns warn urged urges urge called calls call accused accuses accuse condemned condemns "
    "condemn rejected rejects reject agreed agrees agree acknowledged acknowledges acknowledge confirmed confirms "
    "confirm demanded demands demand vowed vows vow pledged pledges pledge stated states argued argues argue believes "
    "believe believed thinks think thought wants want wanted hopes hope hoped fears fear feared refused refuses refuse "
    "decided decides decide declared declares declare proposed proposes propose supports support supported backs back "
    "backed opposes oppose opposed offered offers offer sought seeks seek expressed expresses express considers consider "
    "reiterated noted notes suggested suggests suggest promised promises ordered orders order imposed imposes impose "
    "responded responds respond retaliated expelled expels expel signed signs sign joined joins join voted votes vote "
    "launched launches launch sent sends send plans planned plan tried tries agreed welcomes welcomed must should will "
    "would has had have is was are were did does do can could may might needs need remains became becomes"
)
PERSON_VERBS = _words(
    "said says told added asked replied recalled explained wrote writes died dies married smiled laughed thinks thought "
    "knew knows grew scored plays played retired resigned testified pleaded graduated walked shook nodded tweeted argued "
    "noted insisted acknowledged denied wore loves loved enjoys hopes hoped wants wanted believes believed himself "
    "herself whose who"
)
MOTION_VERBS = _words(
    "live lives lived living reside resides resided residing travel travels traveled travelled travelling traveling "
    "arrive arrives arrived arriving visit visits visited visiting leave leaves left leaving enter enters entered "
    "entering flee flees fled fleeing reach reached reaches reaching bomb bombed bombing bombs shell shelled shelling "
    "strike struck striking hit hits hitting attack attacked attacking attacks besiege besieged besieging capture "
    "captured capturing seize seized seizing liberate liberated retake retook retaken recapture recaptured surround "
    "surrounded occupy occupied target targeted targeting pound pounded pounding invade invaded invading control "
    "controls controlled cross crossed crossing moved move moving"
)

# "bombed X", "a strike on X": what is bombed is mostly a place, even when no gazetteer knows it.
ATTACKED = _words(
    "bombed shelled struck hit pounded targeted raided bombarded strafed rocketed shook rocked jolted rattled"
)
ATTACKS_ON = _words(
    "strike strikes airstrike airstrikes attack attacks raid raids shelling bombing bombings bombardment fell fired dropped "
    "landed rained missiles rockets shells bombs assault"
)

ORG_HEADS = _words(
    "university college school schools academy institute institution hospital hospitals clinic church temple museum "
    "library company co corp corporation inc ltd llc group bank trust fund foundation association union federation "
    "league council committee commission congress senate parliament assembly legislature court courts department "
    "ministry ministries office bureau agency authority administration board cabinet government police force forces "
    "army navy air guard corps marines brigade battalion regiment division command party front movement brigades club "
    "fc united city cup open games olympics championship championships championships series tour festival fair parade "
    "marathon conference summit act treaty accord agreement declaration protocol convention pact deal plan project "
    "program programme initiative society center centre network observatory coalition alliance organization "
    "organisation embassy consulate mission delegation "
    "airlines airways railway railways motors electric gas oil petroleum energy power steel industries holdings "
    "partners capital securities exchange stock insurance "
    "lottery symphony orchestra ballet opera choir band theatre theater studios pictures records entertainment "
    "medical law health care services service systems solutions technologies labs research sciences studies "
    "historical chamber commerce catholic baptist methodist lutheran presbyterian episcopal jewish islamic muslim "
    "christian republican democratic democrats republicans conservatives liberals labour senior junior high elementary "
    "middle community technical state district team sheriff rotary lions ymca award awards prize medal "
    "constitution code amendment crisis war wars revolution uprising spring massacre genocide day week "
    "parish diocese archdiocese brewing brewery winery hotel restaurant cafe inn resort casino mall supercenter store"
)
GROUP_HEADS = _words(
    "group groups faction factions militia militias brigade battalion movement army alliance organisation organization party"
)
MEDIA_HEADS = _words(
    "times post tribune herald news journal gazette star mail telegraph guardian observer chronicle press daily weekly "
    "monitor sun mirror globe dispatch examiner inquirer courier sentinel bulletin register review magazine tv television "
    "radio channel today report reporter standard independent express echo argus online"
)
TEAM_WORDS = _words(
    "cowboys giants eagles lakers celtics bulls yankees mets dodgers cubs braves tigers bears packers steelers patriots "
    "colts broncos raiders chargers rams saints falcons panthers dolphins bengals browns ravens titans texans jaguars "
    "vikings lions cardinals seahawks redskins wizards capitals nationals orioles indians royals twins rangers astros "
    "mariners athletics padres rockies diamondbacks phillies pirates brewers reds marlins rays knicks nets sixers "
    "raptors bucks pacers pistons cavaliers hawks hornets magic heat grizzlies pelicans mavericks rockets spurs nuggets "
    "jazz suns blazers kings warriors clippers thunder timberwolves canucks flames oilers jets leafs senators canadiens "
    "bruins sabres islanders devils flyers penguins predators blues blackhawks wings sharks ducks kings rovers wanderers "
    "villa albion hotspur athletic county town wildcats bulldogs huskies badgers buckeyes hoosiers wolverines spartans "
    "gophers hawkeyes cyclones jayhawks sooners longhorns aggies razorbacks gators seminoles hurricanes gamecocks "
    "crimson tide volunteers commodores mustangs "
)
WEAPON_WORDS = _words(
    "missile missiles rocket rockets jet jets tank tanks rifle drone drones class mk submarine frigate"
)
TRANSPORT_WORDS = _words("express train line railway bus ferry flight airlines airways")

# A head noun in capitals that makes the whole a place of its own: street, dam, river.
# "damage to X's school", and what stands there besides buildings that have a name.
DAMAGE = _words("damage damages damaged destruction destroying")
BLOCKS = _words("block blocks houses homes flats apartments areas area depots council office offices residences")

FACILITY_HEADS = _words(
    "street st road rd avenue ave boulevard blvd drive lane highway freeway parkway expressway turnpike route interstate "
    "bridge tunnel square plaza circle court place terrace trail crossing roundabout junction intersection airport "
    "airbase airfield airstrip base station terminal port harbor harbour dock marina canal dam reservoir river creek "
    "stream brook lake pond bay gulf sea ocean strait channel sound coast beach shore cape peninsula island islands isle "
    "isles archipelago mountain mountains mount hill hills valley canyon plateau plain plains desert forest woods park "
    "gardens garden zoo stadium arena coliseum ballpark speedway racecourse fairgrounds cemetery graveyard memorial "
    "monument cathedral mosque shrine basilica abbey palace castle fort fortress tower building mall market souk camp depot warehouse theater theatre museum "
    "prison jail checkpoint refinery plant field fields mine quarry farm ranch estate heights ridge grove springs falls "
    "rapids barracks headquarters hospital school house hall hotel embassy gate yard wharf pier village suburb quarter "
    "neighborhood neighbourhood district crossing wadi tell jabal jebel"
)

# Those that stand in the town they are named after; a street or a river may lie anywhere.
BUILDING_HEADS = _words(
    "hospital airport airbase airfield station stadium arena refinery plant prison jail school mosque cathedral market mall "
    "hotel building tower barracks base camp port harbor harbour depot warehouse cemetery graveyard zoo castle museum theater "
    "theatre bridge dam square terminal checkpoint headquarters house hall palace"
)

# Bodies that are houses as well, when it is a house that is damaged.
SCHOOLS = _words("university college institute academy lyceum gymnasium school clinic church museum library")

# A head noun that makes it a division: county, province.
ADMIN_HEADS = _words(
    "county counties province provinces governorate governorates muhafazah district districts region regions oblast "
    "raion rayon prefecture state territory territories republic emirate municipality township borough parish canton "
    "department shire subdistrict subdistrict commune krai voivodeship"
)

# Settlements: in capitals after a name ("Vost Village") they are no part of what to look up. Their plurals end a list.
SETTLEMENT_HEADS = _words(
    "village villages town towns city cities hamlet hamlets neighborhood neighborhoods neighbourhood neighbourhoods suburb "
    "suburbs canton cantons"
)
PLURAL_HEADS = _words(
    "villages towns cities hamlets settlements districts provinces governorates counties neighborhoods neighbourhoods"
)

# Words, in lower case, that say what the name before or after them is. Value: the level they ask for.
DESCRIPTORS: dict[str, str] = {
    "city": "town", "town": "town", "village": "town", "villages": "town", "towns": "town", "cities": "town",
    "hamlet": "town", "settlement": "town", "settlements": "town", "capital": "town", "municipality": "town",
    "township": "town", "community": "town", "port": "town", "seaport": "town", "resort": "town", "stronghold": "town",
    "suburb": "neighbourhood", "suburbs": "neighbourhood", "neighborhood": "neighbourhood",
    "neighbourhood": "neighbourhood", "neighborhoods": "neighbourhood", "neighbourhoods": "neighbourhood",
    "quarter": "neighbourhood", "borough": "neighbourhood", "camp": "neighbourhood",
    "district": "district", "districts": "district", "county": "district", "counties": "district",
    "subdistrict": "district", "sub-district": "district", "raion": "district", "raions": "district", "parish": "district",
    "province": "province", "provinces": "province", "governorate": "province", "governorates": "province",
    "state": "province", "oblast": "province", "oblasts": "province", "prefecture": "province", "canton": "province",
    "prefectures": "province", "department": "province", "departments": "province", "krai": "province",
    "voivodeship": "province", "voivodeships": "province", "emirate": "province",
    "region": "region", "regions": "region", "area": "region", "areas": "region", "countryside": "region",
    "valley": "region", "plain": "region", "peninsula": "region", "enclave": "region", "strip": "region",
    "territory": "region", "coast": "region", "desert": "region", "mountains": "region", "island": "region",
    "islands": "region", "basin": "region", "corridor": "region",
    "country": "country", "republic": "country", "kingdom": "country", "nation": "country",
    "airport": "point", "airbase": "point", "base": "point", "airfield": "point", "crossing": "point", "dam": "point",
    "checkpoint": "point", "hospital": "point", "refinery": "point", "barracks": "point", "prison": "point",
    "bridge": "point", "square": "point", "junction": "point", "roundabout": "point", "farm": "point", "farms": "point",
    "hillside": "region", "hilltop": "region", "hill": "region", "hills": "region", "heights": "region",
    "outskirts": "region", "edge": "region", "surroundings": "region", "vicinity": "region",
    "oilfield": "point", "mosque": "point", "market": "point", "river": "point",
    "highway": "point", "motorway": "point", "road": "point", "street": "point",
}  # fmt: skip
# "the X province" and "X province": those that may follow a name; "the province of X" and "the town X": may lead it.
POST_DESCRIPTORS = frozenset(DESCRIPTORS) - {"capital", "country", "nation", "community", "stronghold", "suburbs"}
LEADING_DESCRIPTORS = frozenset(DESCRIPTORS) - {"department", "departments"}  # "the Department of Transport" is a body
QUARTERS = _words(
    "neighbourhood neighbourhoods neighborhood neighborhoods district districts suburb suburbs quarter quarters"
)

# Lower-case nouns that mean people or bodies when a place name stands before them.
GOVERNING = _words(
    "government governments regime official officials authorities administration president minister ministers ministry "
    "premier chancellor parliament lawmaker lawmakers senator senators mayor governor ambassador diplomat diplomats envoy "
    "embassy spokesman spokeswoman spokesperson military army navy forces force troops soldiers soldier fighters militia "
    "militias rebels warplanes warplane jets jet aircraft airstrikes planes fighter bomber bombers artillery tanks "
    "missiles missile rockets police policeman intelligence security council court courts constitution law laws election "
    "elections economy currency citizens citizen nationals policy sanctions side team coach captain striker champion "
    "company companies firm firms bank banks market markets newspaper newspapers media tv television state-run leaders "
    "leader leadership delegation mission backers allies ally proxies proxy intervention involvement support aid"
)
PEOPLE = _words(
    "man woman men women boy girl teen teenager people resident residents native natives couple family families student "
    "students teacher businessman farmer driver worker workers officer officers mother father resident-turned refugees "
    "refugee immigrant immigrants migrants migrant expatriate community activist activists journalist journalists "
    "journalist author artist actor singer player players fan fans voters voter consumers"
)
BASED = _words(
    "based backed led linked born bred trained made occupied controlled held aligned allied sponsored funded brokered "
    "supported affiliated style educated raised imposed drafted supplied armed run owned registered flagged manufactured "
    "designed"
)

CALENDAR = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun ramadan "
    "christmas easter eid hanukkah passover spring summer autumn winter"
)

# First names common in news of the Arab world, Iran, Turkey, the Caucasus, Ukraine and Russia, in usual spellings.
ARAB_FIRST_NAMES = _words(
    "mohammed mohammad muhammad mohamed mohamad mahmoud mahmud ahmed ahmad hamid hamed ali hassan hasan hussein hossein "
    "husain hussain omar umar osama usama khaled khalid walid waleed bashar hafez saddam muammar yasser yasir abdullah "
    "abdulla abdallah abdel abdul abd ibrahim ismail yusuf youssef yousef mustafa mostafa samir amir nasser nasir "
    "tariq tarek faisal fahd salman sultan majid ayman zaid zayd karim kareem rashid rached nouri haider hayder muqtada "
    "moqtada ammar riad riyad rami fadi nabil salim saleh salah saad saeed adel adnan anwar bassam bilal fouad "
    "ghassan hisham imad issa jamal kamal labib maher marwan mazen munir mounir naji nizar qassem qasem ramzi sami "
    "suleiman soleimani taha talal wael yahya zakaria ziad fatima aisha layla leila mariam maryam rania "
    "huda samira zainab zeinab reza javad mehdi mahdi akbar hashemi hassan ruhollah qasem recep tayyip erdal mehmet "
    "ahmet mustapha fethullah bulent binali sergei sergey vladimir dmitry dmitri igor alexander aleksandr alexei aleksei "
    "andrei andrey mikhail nikolai nikolay ivan yuri yury boris anatoly viktor victor oleg pavel petr konstantin maxim "
    "maksim valery vasily vitaly yevgeny evgeny gennady volodymyr oleksandr oleksiy serhiy andriy mykola petro dmytro "
    "yuriy yulia olena oksana natalia svetlana tatiana marzieh benjamin binyamin ehud ariel shimon yitzhak avigdor moshe "
    "naftali gadi francois jean jacques pierre hans jens jose juan carlos luis jorge pedro pablo hugo xavier angela "
    "silvio giuseppe matteo recep narendra rahul imran nawaz pervez asif hamid ashraf kofi boutros antonio "
    "shinzo joko rodrigo staffan lakhdar jens federica"
)

# Written short, usually after a comma or in a dateline: AP style, then postal codes of states that are no words.
ABBREVIATIONS: dict[str, str] = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "cal": "California",
    "colo": "Colorado", "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois",
    "ind": "Indiana", "kan": "Kansas", "kans": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland",
    "mass": "Massachusetts", "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri",
    "mont": "Montana", "neb": "Nebraska", "nebr": "Nebraska", "nev": "Nevada", "n.h.": "New Hampshire",
    "n.j.": "New Jersey", "n.m.": "New Mexico", "n.y.": "New York", "n.c.": "North Carolina", "n.d.": "North Dakota",
    "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "penn": "Pennsylvania", "r.i.": "Rhode Island",
    "s.c.": "South Carolina", "s.d.": "South Dakota", "tenn": "Tennessee", "tex": "Texas", "vt": "Vermont",
    "va": "Virginia", "wash": "Washington", "w.va.": "West Virginia", "wis": "Wisconsin", "wisc": "Wisconsin",
    "wyo": "Wyoming", "d.c.": "District of Columbia", "dc": "District of Columbia", "ont": "Ontario", "que": "Quebec",
    "alta": "Alberta", "sask": "Saskatchewan", "man": "Manitoba", "b.c.": "British Columbia", "n.s.": "Nova Scotia",
    "n.b.": "New Brunswick", "nsw": "New South Wales", "qld": "Queensland", "vic": "Victoria",
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine",
    "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "ON": "Ontario", "QC": "Quebec", "AB": "Alberta",
    "BC": "British Columbia",
}  # fmt: skip

# Armed groups, peoples and faiths, though some village is called so: the rows "not_place" of
# data/gazetteer/supplement/demonyms.csv.
NOT_PLACES = frozenset(
    """
    ahmadi ahmadis alawi alawis alawite alawites amazigh amhara amharas arab arabic arabs aramaic assyrian
    assyrians baathist baathists bahai baloch balochs baluch bambara bedouin bedouins berber berbers bosniak
    bosniaks buddhist buddhists catholic catholics chaldean chaldeans chin christian christians circassian
    circassians copt coptic copts cossack cossacks dari dinka dogon druze druzes evangelical evangelicals farsi
    fatimid fula fulani fur gurkha gurkhas haredi haredim hasidic hausa hazara hazaras hebrew hindu hindus
    hispanic hispanics houthi houthis hutu hutus igbo imazighen islamic islamist islamists ismaili ismailis jew
    jewish jews jihadi jihadis jihadist jihadists kachin kakai karen kazakh kazakhs kurd kurdish kurds kurmanji
    latino latinos mandaean mandaeans maronite maronites masalit moslem moslems muslim muslims nazi nazis nuba
    nubian nubians nuer oromo oromos orthodox ottoman ottomans pashto pashtun pashtuns pathan peshmerga peul
    protestant protestants pushtun rohingya rohingyas roma romani salafi salafis salafist salafists shabak shabaks
    shan shia shiite shiites sikh sikhs slav slavic slavs soviet soviets sufi sufis sunni sunnis sunnite syriac
    syriacs tajik tajiks taliban tatar tatars tebu touareg toubou tuareg tuaregs turcoman turkmen turkoman
    turkomans tutsi tutsis twelver uighur uighurs urdu uyghur uyghurs uzbek uzbeks wahhabi wahhabis yarsani yazidi
    yazidis yezidi yezidis yoruba zaghawa zaidi zaidis zaydi zaydis zionist zionists zoroastrian zoroastrians
    """.split()
)
