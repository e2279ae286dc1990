"""A statement as a line that can be read alone: with the subject, the tense and the complement that its evidence lacks."""

import pytest

LINES = [
    # who does it, from his clause or the one before
    ("The council met and fined the mill on Monday.", "fined the mill on Monday", "The council fined the mill on Monday"),
    ("Rao was arrested and charged with fraud on Tuesday.", "charged with fraud on Tuesday", "Rao was charged with fraud on Tuesday"),
    (
        "Lena Orth was stopped at the gate and was booted from a flight to Oslo.",
        "was booted from a flight to Oslo",
        "Lena Orth was booted from a flight to Oslo",
    ),
    # what stands between is left out
    ("Ilja Rao, director of the harbour, resigned.", "Ilja Rao, director of the harbour, resigned", "Ilja Rao resigned"),
    # whoever is named in it, in whole words
    ("Wei Li resigned. He left Lisbon on Monday.", "He left Lisbon on Monday", "Wei Li left Lisbon on Monday"),
    ("Smoke billowing from the smokehouse hid the mill.", "Smoke billowing from the smokehouse", "Smoke billowed from the smokehouse"),
    # a relative clause is turned about
    (
        "Two players who were led off the ferry are in hospital.",
        "Two players who were led off the ferry",
        "Two players were led off the ferry",
    ),
    (
        "The town closed the bridge that engineers repaired in May.",
        "the bridge that engineers repaired in May",
        "engineers repaired the bridge in May",
    ),
    # of somebody named, whom a description stands behind
    ("Ana Solm, the cardiologist who led the trial, left.", "the cardiologist who led the trial", "Ana Solm led the trial"),
    ("The mill, which is in Velen, was sold to a Danish firm.", "The mill, which is in Velen", "The mill is in Velen"),
    # a participle gets its tense
    (
        "Ilja Rao, condemning the ban as a mistake, left the hall.",
        "Ilja Rao, condemning the ban as a mistake",
        "Ilja Rao condemned the ban as a mistake",
    ),
    ("Ilja Rao left without paying the fine.", "paying the fine", "Ilja Rao did not pay the fine"),
    ("Smoke billowing from the hall alarmed the neighbours.", "Smoke billowing from the hall", "Smoke billowed from the hall"),
    ("A barge operated by Nord Freight sank in the canal.", "A barge operated by Nord Freight", "A barge was operated by Nord Freight"),
    # what another verb says how sure it is, is told with that verb
    ("Prosecutors accused Rao of lying to the court.", "lying to the court", "Prosecutors accused Rao of lying to the court"),
    (
        "Rao called for a ban on foreigners entering the harbour.",
        "foreigners entering the harbour",
        "Rao called for a ban on foreigners entering the harbour",
    ),
    ("Nobody knows whether the court fined the mill.", "the court fined the mill", "Nobody knows whether the court fined the mill"),
    (
        "The mayor denied that the court had fined the mill.",
        "the court had fined the mill",
        "The mayor denied that the court had fined the mill",
    ),
    (
        "Three other women said they had been pursued by Mr. Moore.",
        "they had been pursued by Mr. Moore",
        "Three other women had been pursued by Mr. Moore",
    ),
    # a clause goes on to where it ends
    (
        "Lindqvist told reporters that he had never met the smugglers who ran the port.",
        "Lindqvist told reporters",
        "Lindqvist told reporters that he had never met the smugglers who ran the port",
    ),
    (
        "Rao criticised those who think the harbour should close.",
        "Rao criticised those who think",
        "Rao criticised those who think the harbour should close",
    ),
    (
        "Around 20 tonnes of oil went into the sea, according to the agency.",
        "Around 20 tonnes of oil went",
        "Around 20 tonnes of oil went into the sea",
    ),
    # a noun as a clause
    ("The mayor attacked Rao after his resignation on Friday.", "his resignation on Friday", "Rao resigned on Friday"),
    ("The deaths of ten divers in the wreck shocked the town.", "The deaths of ten divers in the wreck", "ten divers died in the wreck"),
    ("The leak of fuel oil was stopped on Friday evening.", "The leak of fuel oil", "fuel oil leaked"),
    ("The bill would bring an extension of the deadline.", "an extension of the deadline", None),
    (
        "Hutchinson, though, did call for more training.",
        "Hutchinson, though, did call for more training",
        "Hutchinson did call for more training",
    ),
    (
        "These new planets, which nobody in our generation will ever see, were found in May.",
        "These new planets, which nobody in our generation will ever see",
        "nobody in our generation will ever see these new planets",
    ),
    (
        "There was an explosion in a canister, a witness said.",
        "There was an explosion in a canister",
        "There was an explosion in a canister",
    ),
    (
        "The firm does not favour unions if they are costly.",
        "The firm does not favour unions",
        "The firm does not favour unions if they are costly",
    ),
    ("Bashir Ahmad, whose family sells saffron, fled.", "Bashir Ahmad, whose family sells saffron", "Bashir Ahmad's family sells saffron"),
    (
        "The Velen Run, for which 40,000 runners have signed up, is on Monday.",
        "The Velen Run, for which 40,000 runners have signed up",
        "40,000 runners have signed up for the Velen Run",
    ),
    (
        "In our own county, Brandt Implement of Hadley, which imports Polish seed drills, said that it was watching the deal closely.",
        "Hadley, which imports Polish seed drills",
        "Brandt Implement of Hadley imports Polish seed drills",
    ),
    (
        "Whoever wins will take office in March and will lack a majority.",
        "will lack a majority",
        "Whoever wins will take office in March and will lack a majority",
    ),
    ("Ilja Rao said he'll run for mayor.", "he'll run for mayor", "Ilja Rao will run for mayor"),
    (
        "The airport is asking passengers to stay at home until they've checked with their airline.",
        "they've checked with their airline",
        "The airport is asking passengers to stay at home until they've checked with their airline",
    ),
    ("They plan to drill a shaft, which the minister said could take five days.", "the minister said could take five days", None),
    ("Lena Orth denied that she intended to resign.", "she intended to resign", "Lena Orth denied that she intended to resign"),
    (
        "The mayor dismissed claims that the town was bankrupt.",
        "the town was bankrupt",
        "The mayor dismissed claims that the town was bankrupt",
    ),
    ("Among the dead are two nurses, police said.", "Among the dead are two nurses", "Among the dead are two nurses"),
    # each part of a list of what is to be done has the subject and the verb of the first
    ("The city plans to build a bridge, widen the road and move the market.", "widen the road", "The city plans to widen the road"),
    ("The city plans to build a bridge, widen the road and move the market.", "move the market", "The city plans to move the market"),
    (
        "The army refused to leave the town, free the hostages or talk to the envoy.",
        "free the hostages",
        "The army refused to free the hostages or talk to the envoy",
    ),
    (
        "Northwind pledged to hire a firm to review its hiring, train all staff, create a team to review complaints and improve its ships.",
        "improve its ships",
        "Northwind pledged to improve its ships",
    ),
    ("The council plans to shut the pool and sells its land.", "sells its land", "The council sells its land"),
    # "who" is somebody, "which" a thing, whatever stands nearest
    ("He described a senator with a harsh temper who made crude jokes.", None, "a senator made crude jokes"),
    ("The panel heard from the lawyer for the bank who wrote the contract.", None, "the lawyer wrote the contract"),
    ("The mayor thanked the members of the crew who saved the children.", None, "the crew saved the children"),
    ("The film tells of a widow with three sons who were killed in the war.", None, "three sons were killed in the war"),
    ("She described his jokes about interns, which ranged from crude to cruel.", None, "his jokes ranged from crude to cruel"),
    ("He found an explosion in a canister which led to multiple blasts.", None, "an explosion led to multiple blasts"),
    ("Norvik was hit by a strike at a mill that makes paper.", None, "a mill makes paper"),
    # of one word taken for another, what hangs on it tells which it is
    ("The bill includes a tax targeting earnings held abroad.", "earnings held abroad", "earnings were held abroad"),
    ("Mehmet Ali Orlov said the ferry sank.", "the ferry sank", "the ferry sank"),
    ("When it flipped everything went flying.", "When it flipped", "it flipped"),
    ("When it flipped everything went flying.", None, "everything went flying"),
    ("The two divers were rescued by passing boats and later taken to hospital.", None, "The two divers were taken to hospital"),
    ("Mr. Lind, who had been ill, called on Mr. Fox to resign.", None, "Mr. Lind called on Mr. Fox to resign"),
    ("Rao said after the reports broke that he would repay the money.", "the reports broke", "the reports broke"),
    ("It is a popular type that's often used for races.", None, "a popular type is often used for races"),
    # what somebody is
    ("Ilja Rao, director of the harbour, resigned.", "Ilja Rao, director of the harbour", "Ilja Rao is director of the harbour"),
    ("President Ilja Rao spoke in Velen.", "President Ilja Rao", "Ilja Rao is president"),
    ("Former Velen Mayor Ilja Rao spoke on Monday.", "Former Velen Mayor Ilja Rao", "Ilja Rao is a former Velen Mayor"),
    ("Space analyst Lars Holm spoke on Monday.", "Space analyst Lars Holm", "Lars Holm is a space analyst"),
    ("Representative Lena Orth of Velen spoke on Monday.", "Representative Lena Orth of Velen", "Lena Orth of Velen is a representative"),
    ("Sen. Ilja Rao spoke on Monday.", "Sen. Ilja Rao", "Ilja Rao is a senator"),
    ("The suspect, a 34-year-old Dane, was arrested on Monday.", "The suspect, a 34-year-old Dane", "The suspect is a 34-year-old Dane"),
    ("The 27-year-old Nordlys hit a sandbank in fog.", "The 27-year-old Nordlys", "The Nordlys is 27 years old"),
    ("Democrat Lena Orth spoke on Monday.", "Democrat Lena Orth", "Lena Orth is a Democrat"),
    ("Former Sen. Ilja Rao spoke on Monday.", "Former Sen. Ilja Rao", "Ilja Rao is a former senator"),
    ("Chat host Lars Holm spoke on Monday.", "Chat host Lars Holm", "Lars Holm is a chat host"),
    ("Prominent rights activist Lena Orth spoke on Monday.", None, "Lena Orth is a prominent rights activist"),
    ("Bombastic conservative talk show host Lars Holm spoke.", None, "Lars Holm is a bombastic conservative talk show host"),
    ("Presumptive Republican presidential nominee Ilja Rao spoke.", None, "Ilja Rao is presumptive Republican presidential nominee"),
    (
        "Representative Lena Orth of Velen, the Labour leader, spoke on Monday.",
        "Representative Lena Orth of Velen, the Labour leader",
        "Lena Orth of Velen is a representative",
    ),
    ("Rao, also a Democrat, spoke on Monday.", "Rao, also a Democrat", "Rao is also a Democrat"),
    # a quotation stands behind who said it
    ("“I'm not ashamed to admit that I closed the harbour,” Rao said.", None, "Rao: “I'm not ashamed to admit that I closed the harbour”"),
    # what denies it stands in the line, wherever it stands in the sentence
    ("Ilja Rao no longer leads the mill.", None, "Ilja Rao no longer leads the mill"),
    ("Ilja Rao, who never again spoke to the council, left the mill.", None, "Ilja Rao never again spoke to the council"),
    ("Ilja Rao in no way supports the ban.", None, "Ilja Rao in no way supports the ban"),
    ("Never again will the mill hire sailors.", None, "the mill will not hire sailors"),
    ("Not until Sunday did the army enter Linz.", None, "Not until Sunday did the army enter Linz"),
    ("Ilja Rao neither left the mill nor sold the boat.", "nor sold the boat", "Ilja Rao did not sell the boat"),
    ("Ilja Rao neither left the mill nor sold the boat.", None, "Ilja Rao did not leave the mill"),
    ("Rao did not leave the mill, nor did he sell the boat.", "nor did he sell the boat", "Rao did not sell the boat"),
    ("Rao was not ready to leave, nor was he about to sell the boat.", None, "nor was he about to sell the boat"),
    ("Should the strike go on, the mill will close.", None, "the strike go on"),
    ("It was not Ilja Rao who sold the boat.", None, "It was not Ilja Rao who sold the boat"),
    ("All but two of the sailors were rescued.", None, "All but two of the sailors were rescued"),
    ("The council rejected all but one of the plans.", None, "The council rejected all but one of the plans"),
    ("Police found no evidence that Rao sold the boat.", "Rao sold the boat", "Police found no evidence that Rao sold the boat"),
    # an owner keeps his capital, and an age stands behind no place
    ("City's goalkeeper, Ilja Rao, was ill.", "City's goalkeeper, Ilja Rao", "Ilja Rao is City's goalkeeper"),
    ("The driver in the collision, a man of 44, died.", None, "The driver is a man of 44"),
    # and what only seems to deny does not
    ("Not only did Ilja Rao lead the mill, he founded it.", None, "Ilja Rao did lead the mill"),
    ("Ilja Rao not only leads the mill but also founded it.", None, "Ilja Rao leads the mill"),
    # with the condition before it
    (
        "If no candidate wins, a second round will be held on October 22.",
        "a second round will be held on October 22",
        "If no candidate wins, a second round will be held on October 22",
    ),
    ("If he is charged, Ilja Rao must leave.", "Ilja Rao must leave", "If he is charged, Ilja Rao must leave"),
    # a title is left out where more is told, and an age beside a verb is an age
    (
        "The House leader, Representative Kevin Lind of Ohio, left.",
        "The House leader, Representative Kevin Lind of Ohio",
        "Kevin Lind is the House leader",
    ),
    ("Sen. Carl Orth, a Kent Democrat, spoke.", "Sen. Carl Orth, a Kent Democrat", "Carl Orth is a Kent Democrat"),
    ("A 3-year-old child fell into the den on Monday.", "A 3-year-old child fell", "The child is 3 years old"),
    # with the other of two of which only one need be so
    ("Ten mills were damaged or destroyed in the storm.", "Ten mills were damaged", "Ten mills were damaged or destroyed in the storm"),
    ("Ten men were stranded or had to go by train.", "had to go by train", "Ten men were stranded or had to go by train"),
    (
        "The inquiry did not establish that Rao lied or plotted with Orth.",
        "plotted with Orth",
        "The inquiry did not establish that Rao lied or plotted with Orth",
    ),
    # nor does it end in what only the rest of a long sentence tells of, or in the midst of a name, or begin with how long after
    (
        (
            "Senator Ilja Rao was charged by a panel of judges in Velen on Friday after an eight-month inquiry into claims that he spent tens "
            "of thousands of crowns of the party on trips to the lakes and on a boat."
        ),
        "Senator Ilja Rao was charged by a panel of judges in Velen on Friday after an eight-month inquiry into claims",
        "Senator Ilja Rao was charged by a panel of judges in Velen on Friday after an eight-month inquiry",
    ),
    ("The Fairness Against Wreckers of Harbours Act, or FAWHA, passed.", None, "The Fairness Against Wreckers of Harbours Act passed"),
    ("The strike began on Friday, just hours after the council met.", "just hours after the council met", "the council met"),
    # whoever is told of over a saying set between commas
    ("Orth, who, police say, killed a man in May, was arrested.", "was arrested", "Orth was arrested"),
    # what is still done to it
    ("The stand, being built by Harte, will open in May.", "The stand, being built by Harte", "The stand is being built by Harte"),
]


@pytest.mark.parametrize(("sentence", "evidence", "told"), LINES)
def test_a_statement_as_a_line(read, sentence, evidence, told):
    """One of the statements that stand on these words has this line."""
    lines = {each.gist for each in read(sentence) if evidence is None or each.evidence.text == evidence}
    assert told in lines, lines


UNTOLD = [
    ("Firms must tell of changes to laws in the month in which they are enacted.", "Firms are enacted in the month"),
    ("Firms must tell of changes to laws in the month in which they are enacted.", "they are enacted in the month"),
    ("He kicked a door, which the coach suggested happened because he was ill.", "the coach happened"),
    ("They took blankets, which the coach suggested happened because they were cold.", "the coach suggested"),
    ("The town was told by striking miners to wait.", "The town struck miners"),
    ("Lind, Orth and the guard were put off the bus.", "Lind is Orth and the guard"),
    ("The minister, who, the court heard, had sold the boat, left Velen.", "the court heard the minister"),
    ("The new rules outline that firms will pay a tax of between 8% and 15.5%.", "between 8% and 15.5%"),
]


@pytest.mark.parametrize(("sentence", "line"), UNTOLD)
def test_what_a_sentence_does_not_tell_is_no_line(read, sentence, line):
    """No statement of the sentence has this line."""
    assert line not in {each.gist for each in read(sentence)}


def test_rules_do_not_speak(read):
    """What the new rules outline is told without a speaker; a filing still says what it says."""
    assert {None} == {each.speaker for each in read("The new rules outline that firms will pay a tax of 8%.")}
    assert any(each.speaker is not None for each in read("The filing says that the firm paid a tax of 8%."))


def test_only_words_of_the_sentence_are_told(read):
    """Beside forms of the verb and what English wants beside it, nothing is added."""
    added = {
        "is",
        "the",
        "was",
        "were",
        "did",
        "not",
        "a",
        "years",
        "senator",
        "are",
        "died",
        "resigned",
        "leaked",
        "will",
        "billowed",
        "ahmad's",
        "condemned",
        "pay",
        "sell",
        "leave",
    }
    for sentence, _, _ in LINES:
        for each in read(sentence):
            strange = {word.strip(".,:“”'’").lower() for word in (each.gist or "").split()} - added
            assert strange <= {word.strip(".,:“”'’").lower() for word in sentence.replace("-", " ").split()} | {
                word.strip(".,:“”'’").lower() for word in sentence.split()
            }
