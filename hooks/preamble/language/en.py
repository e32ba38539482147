"""English as the organizations write it. Patterns are verbose regular expressions, data only.

Sources: the United Nations Editorial Manual's drafting verbs, resolutions and reports of all
decades, the documents of the Red Cross and Red Crescent Movement, of UNESCO, the WHO and the CIS.
"""

OPENER = r"""
    (?:(?i:now,?\stherefore|therefore),?\s(?i:the)|THE|The)\s(?:[A-Z][^\s,;:.]++\s(?i:session\sof\sthe)\s)?(?:[^\s,;:.]+\s){0,4}?
    (?:(?i:Assembly|Council|Conference|Committee|Commission|Congress|Board|Meeting|Parties|Bureau
      |Forum|Agency
    |Tribunal|Court|Parliament|Group|Union|Fund|Body|Summit|Convention|Organization|Presidium|Synod
      |Cabinet|Senate)
      (?:\s[^,;:.]{1,160})?
    |(?:States|Contracting|High|Heads|Ministers|Governments|Representatives|Participants
      |Signatories)\b[^;:.]{0,160})
    [,;]?
  | (?:We|WE),\s[^;:.]{3,240}[,;]
  | (?:(?:Contracting|States)\s)?Parties\sto\s(?:this|the\spresent)\s[A-Z][^,;:.]{3,100}[,;]
"""
RESOLVES = r"""
    (?=.{0,320}:\Z)         # one look at the end before the verbs are tried
    .{0,200}\b(?i:decides?|decided|resolves?|resolved|ha(?:s|ve)\sagreed\s(?:as\sfollows|on\sthe\sfollowing|upon\sthe\sfollowing)(?:\s\w+)?|agree\sas\sfollows|recommends?\sthat
      |do\shereby\b[^.:]{0,60})\s?:
"""
SPEAKER = r"""
    (?:\b[A-Z][a-z-]{1,24}\s(?:(?:and\s)?[A-Z][a-z-]{1,24}\s){0,3})?
    \b(?i:Assembly|Council|Conference|Committee|Commission|Congress|Board|Meeting|Bureau|Forum|Presidium)\b
"""
AGREED = r"""\b[Hh]a(?:ve|s)\sagreed\s(?:as\sfollows|(?:up)?on\sthe\sfollowing)"""
DECIDED = r"""\b(?i:decided)\s?:"""
PARTIES = r"""\b(?:hereinafter|hereafter|Governments?\sof\b|Contracting\sParties)"""
PREAMBULAR = r"""
    (?:(?i:Also|Further|Again|Deeply|Gravely|Fully|Firmly|Strongly|Seriously|Profoundly|Particularly
      |Keenly|Once\sagain|Having|Being
    |Solemnly|Highly|Warmly|Duly|Acutely|Equally|Extremely|Increasingly|Especially|Greatly|Remaining
      |Still|Much|Very|Sincerely|Actively
        |More|Most)\s)*
    (?:(?:[A-Z]?[a-z]+ing|[A-Z]{3,20}ING)\b
    |(?i:aware|mindful|concerned|convinced|alarmed|disturbed|conscious|cogni[sz]ant|desirous|determined
      |guided|inspired|encouraged
    |appalled|shocked|dismayed|distressed|satisfied|gratified|committed|resolved|persuaded|confident
      |pleased|grateful|anxious
    |troubled|outraged|indignant|saddened|hopeful|moved|struck|worried|eager|regretful|preoccupied
      |appreciative|fearful|based\son
    |in\s(?:accordance|view|pursuance|the\slight|furtherance|conformity|order|light|response)
      |pursuant\sto|on\s(?:the|a)\s(?:proposal|recommendation|initiative|basis)|upon\sthe\s(?:proposal|recommendation)|with\s(?:a\sview|(?:due\s)?regard|appreciation|concern|regret|satisfaction)
    |whereas|considered|examined|heard|noted|received|recalled|reviewed|studied|taken|adopted|regard
      |in\smind|regretting|impressed
        |reiterated|deeply)\b)
"""
RUN_IN = r"""
    (?=[A-Z])
    (?:(?i:also|further|again|deeply|gravely|fully|firmly|strongly|seriously|profoundly|particularly|keenly
      |once\sagain|solemnly|highly|warmly|duly|acutely|equally|extremely|increasingly|especially|greatly
      |still)\s){0,3}
    (?:(?i:recalling|reaffirming|affirming|noting|considering|recognizing|recognising|acknowledging
      |welcoming|emphasizing|emphasising|stressing|underlining|underscoring|reiterating|expressing
      |reviewing|realizing|realising|appreciating|commending|deploring|regretting|condemning|believing
      |desiring|wishing|observing|remembering|determining|encouraging|commemorating|celebrating|confirming|deeming|hoping|fearing
      |congratulating|highlighting|rejecting|bearing\sin\smind|keeping\sin\smind
      |taking\s(?:note|into|account|also|further)|having|being|referring\s(?:to|also)
      |acting\s(?:under|in|on|pursuant)|mindful|aware|convinced|concerned|alarmed|disturbed|conscious
      |cogni[sz]ant|desirous|determined|guided|inspired|encouraged|shocked|dismayed|persuaded|confident
      |whereas|in\s(?:accordance|pursuance|conformity)|pursuant\sto)\b)
"""
_OPERATIVE_VERBS = r"""
    Decides|Requests|Calls|Urges|Recommends|Invites|Reaffirms|Affirms|Notes|Welcomes|Expresses
      |Condemns|Demands|Approves|Adopts
    |Endorses|Takes|Encourages|Emphasizes|Stresses|Recognizes|Declares|Proclaims|Reiterates|Commends
      |Appeals|Authorizes|Instructs
    |Congratulates|Acknowledges|Appreciates|Draws|Deplores|Regrets|Supports|Considers|Confirms
      |Underlines|Underscores|Recalls|Renews
    |Agrees|Advises|Amends|Commits|Designates|Hopes|Trusts|Transmits|Undertakes|Pledges|Rejects|Repeals
      |Terminates|Suspends|Empowers|Mandates|Tasks|Denounces|Grants|Nominates|Allocates|Launches
    |Establishes|Appoints|Elects|Resolves|Directs|Reminds|Thanks|Accepts|Determines|Insists|Looks
      |Extends|Entrusts|Remains|Concludes"""
SMALL_RUN_IN = r"""(?!)"""
OPERATIVE = rf"""
    (?:(?:(?:Also|Further|Again|Strongly|Urgently|Once\sagain|Solemnly|Deeply|Firmly)\s)+
       (?i:{_OPERATIVE_VERBS})
     |(?:{_OPERATIVE_VERBS}))\b
"""
ANNEX = r"""
    (?P<word>(?i:annex|appendix|enclosure|attachment|addendum|schedule))
    (?:\s+(?P<number>[IVXL]{1,6}|\d{1,2}|[A-Z])(?=$|[\s.:—–-]))?
    (?:\s*[.:]\s*|\s+[—–-]\s+|\s*$|\s+(?=[A-Z(“"«]))
    (?P<rest>.*)
  | (?P<word2>(?i:annex|appendix|enclosure|attachment))(?:\s+(?P<number2>[IVXL]{1,6}|\d{1,2}|[A-Z]))?
    \s(?P<tail>(?i:to)\s(?:the\s)?(?:(?!\b(?:is|are|was|were|contains?|shall|has|have|lists?|sets?)\b).){3,260})
"""
CARRIES_ON = r"""
    (?:And\s(?:to|accordingly|hereby|therefore)|(?:Now,?\s)?[Tt]herefore|Accordingly|To\sthis\send)\b
"""
ADDENDUM = r"""(?i:addendum)"""
DIVISION = r"""
    (?P<word>(?i:article|chapter|part|section|guideline|principle|rule|agenda\sitem|regulation
      |draft\sarticle))
    \s+(?P<number>[IVXL]{1,7}|\d{1,3}(?:\s?bis)?|[A-Z]|(?i:one|two|three|four|five|six|seven|eight|nine
      |ten|eleven|twelve))
    (?=$|[\s.:—–-])
"""
ARTICLES = frozenset(("article", "chapter"))
CHAPTERS = frozenset(("chapter", "part"))
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = {word: number for number, word in enumerate(_NUMBERS, 1)}
CLOSING = r"""
    (?:(?:H(?:andb\.|bk)\sRes[.,].{0,90}?\s)?[(]?
      (?:\d{1,5}(?:st|nd|rd|th)|[A-Z][a-z]+(?:-[a-z]+)?)\s(?:[(]\w+[)]\s)?
      (?:Plenary\sMeeting|(?:plenary\s|closed\s|open\s|formal\s)?(?:meeting|sitting))\b.{0,120}
     |(?i:adopted)(?:\s(?:at|by\sconsensus|without|unanimously|on|this|in(?=\s[A-Z]))\b|:\s).{0,200}
     |[(](?i:(?:(?:resolution|decision|recommendation)\s)?adopted\s(?:at|by|on|in|without|unanimously)\b).{0,200}
     |\[(?i:(?:adopted|resolution\sadopted|decision\sadopted)\b|see\schap\.)[^\]]*(?:\]|\Z))
"""
DATE = r"""
    (?P<day>\d{1,2})(?i:st|nd|rd|th)?,?\s+(?P<month>(?i:January|February|March|April|May|June|July|August
      |September|October|November|December)),?\s+(?P<year>\d{4})
    | (?P<month2>(?i:January|February|March|April|May|June|July|August|September|October|November
      |December))\s+(?P<day2>\d{1,2})(?i:st|nd|rd|th)?,?\s+(?P<year2>\d{4})
"""
MONTHS = {
    "January": 1,
    "February": 2,
    "March": 3,
    "April": 4,
    "May": 5,
    "June": 6,
    "July": 7,
    "August": 8,
    "September": 9,
    "October": 10,
    "November": 11,
    "December": 12,
}
SIGNATURE = r"""[(]?\[?(?:Signed|Signature|Sgd|L\.\s?S)\.?[\])]?[):]*(?:\s|$)"""
OFFICE = r"""
    (?:(?:Vice-|Deputy\s)?(?:President|Chair(?:man|person|woman)?|Secretary(?:-General)?|Director(?:-General)?)|Prime\sMinister
      |Minister|(?:Executive|Under)[\s-]Secretary|Coordinator|Permanent\sRepresentative|Ambassador)\b
"""
SALUTATION = r"""
    (?:Sir|Madam|Excellency|Excellencies|Your\sExcellency|Dear\b(?:[^.;:]|(?<=\bM[rs]|\bDr)\.|(?<=\bMrs)\.){0,80}|Mr\.\s(?:President
      |Secretary-General|Chair\w*)|Ladies\sand\sGentlemen)\s*[,:!]?
"""
LETTER = r"""
    \b(?:(?i:we|i)\shave\sthe\shono[u]?r|has\sthe\shono[u]?r|(?:Identical\s)?[Ll]etters?\sdated
      |[Nn]ote\sverbale|assurances\sof\s(?:my|our|its)\shighest|[Yy]ours\s(?:sincerely|faithfully)
      |(?:Sincerely|Faithfully)\syours)
"""
CONTENTS = r"""(?i:(?:table\sof\s)?contents(?:\s(?:paragraphs?\s)?page)?)"""
NOTES = r"""(?i:foot-?notes?|endnotes?|notes)"""
INTRODUCTION = r"""(?i:introduction|summary|executive\ssummary|abstract|background|foreword|preface|overview
      |preamble|letters?\sof\stransmittal(?:\sand\scertification)?|acknowledge?ments?
      |(?:list\sof\s)?(?:abbreviations|acronyms)(?:\sand\sacronyms)?|key\smessages)
"""
SESSION = r"""
    (?P<session>(?:(?:Resumed|Regular|Organizational|Substantive
      |Special)\s)*[A-Z][a-z]+(?:-[a-z]+)?\s(?:(?![A-Z][a-z-]{2,20}(?:st|nd|rd|th)\s)[A-Z][a-z]+(?:-[a-z]+)?\s)?(?:(?:special|emergency|resumed|regular|annual
      |intersessional)\s){0,3}session
    |\d{1,3}(?:st|nd|rd|th)\s(?:\w+\s)?session|(?:Substantive|Organizational
      |Resumed)?\s?[Ss]ession\sof\s\d{4}|\d{4}\ssession
    |\A[A-Z][A-Za-z-]{2,20}(?:st|nd|rd|th)\s(?:\(\d{1,3}(?:st|nd|rd|th)\s[A-Z][a-z]+\)\s)?(?:(?:Ordinary|Extraordinary|Regular
      |Special)\s)?Session)
"""
AGENDA_ITEM = r"""(?:Agenda\sitems?|Items?)\s+(?P<item>\d.{0,80}?)(?:\sof\sthe\s.{0,60})?$"""
ORIGINAL = r"""(?i:original)\s?:\s*(?P<language>.+)|(?i:translated\sfrom)\s(?P<language2>.+)"""
DISTRIBUTION = r"""(?i:distr(?:\.|ibution)?)\s?:\s*(?P<distribution>.+)"""
DRAFT = r"""(?i:draft\s(?:resolution|decision))"""
RESOLUTION = r"""(?i:resolution)"""
DECISION = r"""(?i:\bdecision)"""
REPORT = r"""(?i:\b(?:reports?|note\sby\sthe|reviews?(?!\sconference)|study|evaluations?|strategy)\b)"""
ADOPTED = r"""(?i:(?:resolution|decision)s?\sadopted)|^(?i:adopted|approved|issued)\s(?:by|on|at|unanimously
      |without)\b
"""
STATUS = r"""(?i:entered\sinto\sforce|no\slonger\sin\sforce|\(?status\sas\s(?:of|at)\s\d)"""
ABBREVIATION = r"""
    (?:\b(?:Nos?|vols?|paras?|chaps?|sects?|arts?|pp?|ed|eds|rev|add|corr|suppl|cf|ibid|op|cit|i\.e
      |e\.g|etc|Mr|Mrs|Ms|Dr|St|vs|al|approx|ca|fig|figs|Inc|Ltd|Co)|\b[A-HJ-UWYZ])\.\Z
"""
CONNECTIVE = r"""
    \b(?i:and|or|of|the|a|an|in|on|to|for|with|by|from|as|at|that|which|its|their|his|her|into|under
      |between|through|including|no\.|vol\.|than|is|are|be|such)\Z
"""
HANGING = r"""\b(?i:of|the|a|an|and\sthe|of\sthe|its|their|his|her|between|than|no\.|vol\.)\Z"""
AUTHORSHIP = r"""
    (?:(?:[A-Za-z-]{3,20}\s){0,3}
       (?i:report|note|memorandum|working\spaper|conference\sroom\spaper|background\spaper|document|study)s?
     |(?i:prepared|submitted|presented))
    \s(?i:(?:prepared|submitted|presented)\s)?(?i:of|by|from)\s
    (?:(?!\b(?:on|about|concerning|regarding|under|pursuant|for(?!\s[A-Z])|to|submitted)\b).){3,200}
  | (?i:report|note|study)\s(?i:of|by)\s(?i:the)\s(?:Special\s(?:Rapporteur|Representative)
      |Independent\sExpert|Working\sGroup|Expert\sMechanism)\b.{0,240}
  | (?i:report|note)\s(?i:of|by)\s(?i:the)\s[^,;]{3,200},\s(?:[A-Z][\w.’'-]{0,24}\s){1,4}[A-Z][\w.’'-]{1,24}
"""
FIELD = r"""
    (?i:(?:(?:vice-)?(?:president|chair\w{0,6})\sand\s|co-)?(?:rapporteurs?|chair(?:s|persons?|man|woman)?|president|facilitators?|date|symbol|status
      |languages?|to|from|present|contact|authors?|author\(s\)|submitted\sby|(?:alleged\s)?victims?|state\sparty(?:\sconcerned)?|date\sof\s(?:the\s)?communication|document\s(?:sources?|symbol|type)|sources?|publishers?
      |procedure|origin|type|reference(?:\sto\scommittee)?|sponsors?|cite\sas|comments))\s?:
  | (?i:for\s(?:information|decision|discussion|debate|consideration|official\suse(?:\sonly)?))\Z
"""
WORKING_PAPER = r"""(?i:working\spaper|conference\sroom\spaper|non-paper)\b"""
CAPTION = r"""
    (?i:table|figure|chart|graph|map|box)\s(?:\d{1,3}(?:\.\d{1,2})?|[IVXL]{1,5}|[A-Z])
    (?:[.:](?:\s.{3,160})?)?
"""
GATHERED = r"""(?:meeting|having\smet|held|assembled|gathered|convened|convening|sitting)\b"""
TOLD = r"""
    (?:(?i:also|further|again|strongly|once\sagain|deeply)\s)*
    (?i:noted|took|expressed|recogni[sz]ed|called|requested|urged|affirmed|reaffirmed|welcomed|endorsed|stressed
      |emphasi[sz]ed|reiterated|recommended|invited|decided|adopted|approved|commended|appealed|considered
      |acknowledged|drew|recalled|thanked|agreed|authori[sz]ed|supported|underlined|underscored|condemned
      |deplored|regretted|congratulated|appreciated|reminded|confirmed|declared|accepted|instructed|appointed
      |elected|established|directed|asked|observed|paid)\b
"""
AT_MEETING = r"""
    At\sits\s[^.]{1,80}?\b(?i:meeting|session)\b | At\sthe\s\d{1,5}(?:st|nd|rd|th)\s(?:plenary\s)?meeting\b
"""
STATES = r"""
    W[eE],\s | The\s(?:[A-Za-z]+\s){0,2}?(?:States|Contracting|Heads|Ministers|Governments?|Representatives
      |Participants|Signatories|Parties|Presidents)\b
"""
TREATY = r"""
    (?i:\b(?:convention|agreement|treaty|protocol|declaration|charter|covenant|pact|communiqu[eé]|accord
      |memorandum|statement|conclusions)\b)
"""
TESTIMONIUM = r"""(?:Done|DONE)\s(?:at|in|on|this|virtually)\b|(?i:in\switness\swhereof|in\sfaith\swhereof)"""
ON_BEHALF = r"""(?:For|FOR|On\sbehalf\sof)\s(?:(?i:the)\s)?[A-Z]"""
DEFINITION = r"""(?i:defin\w+|reads?|read\sas\sfollows|as\sfollows|meaning|provides)[^.;]{0,200}:"""
RECYCLE = r"""(?i:please\srecycle)"""
CONTINUED = r"""\s?\((?i:cont(?:inued|[’']d|\.)|concluded)\)\Z"""
PAGE = r"""
    [^\w]{0,12}(?i:page|стр(?:\.|аница)?|p\.|pg\.)\s?\d{1,4}(?:\s?(?:of|из|/)\s?\d{1,4})?[^\w]{0,12}
  | (?i:page\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))
  | \d{1,4}\s?\|\s?P\sa\sg\se
"""
FAREWELL = r"""
    (?i:assurances\sof\s(?:my|our|its)|yours\s(?:sincerely|faithfully|truly)|sincerely\syours
      |respectfully|highest\sconsideration)
"""
REFERS_BACK = r"""(?:This|These|That|Those|The\sabove|Such|The\s(?:said|present))\b"""
NUMBERED = r"""
    (?<!rticle)(?<!rticles)(?<!ara)(?<!aras)(?<!graph)(?<!graphs)(?<!ection)(?<!ections)(?<!hapter)(?<![Pp]art)
    (?<!nnex)(?<!ppendix)(?<!Rule)(?<!rule)(?<!rules)(?<!oal)(?<!oals)(?<!arget)(?<!hase)(?<!able)(?<!igure)
    (?<!olume)(?<!page)(?<!pages)(?<!esolution)(?<!ecision)(?<!item)(?<!items)(?<!inciple)(?<!chedule)(?<!evel)
    (?<!roup)(?<!tegory)(?<!tage)(?<!tep)(?<!ption)(?<!umber)(?<!class)(?<!anuary)(?<!bruary)(?<!March)
    (?<!April)(?<!May)(?<!June)(?<!July)(?<!ugust)(?<!ember)(?<!ctober)(?<!tween)(?<!from)(?<!least)(?<!than)(?<!only)(?<!about)(?<!most)(?<!over)(?<!under)
    (?<!ithin)(?<!until)(?<!early)(?<!round)(?<!which)(?<!these)(?<!those)(?<!other)(?<!their)(?<!first)(?<!last)
    (?<!next)(?<!every)(?<!with)(?<!were)(?<!into)(?<!some)(?<!have)(?<!being)
"""
JOINS = r"(?:and|as|to|in|on|with|of|for|which|that|at|by|entitled)\b"
