package demo

// shares says how many suggestions end in which state; they are 159, with the
// one that is made by splitting another.
func shares() []share {
	return []share{
		{28, archived, archivedTraits},
		{25, closed, closedTraits},
		{3, silent, nil},
		{1, explained, nil},
		{1, betterThen, nil},
		{1, tookNote, traits{0: {forReference}}},
		{17, awaiting, awaitingTraits},
		{1, betterNow, traits{0: {mine}}},
		{2, undecided, traits{0: {mine, road}}},
		{1, undecidedAgain, nil},
		{30, handled, handledTraits},
		{1, secondTime, traits{0: {road}}},
		{1, escalated, nil},
		{1, reopened, traits{0: {road}}},
		{1, toRead, traits{0: {road, forReference}}},
		{1, checking, traits{0: {ofUnit("市水务局")}}},
		{1, offline, nil},
		{2, withdrawing, traits{0: {joint(2), signedByLogIn}, 1: {}}},
		{9, assigned, assignedTraits},
		{5, registered, traits{3: {ofUnit("市文化和旅游局"), placed(proposed)}, 4: {ofUnit("市农业农村局"), placed(forwarded)}}},
		{1, givenBack, traits{0: {ofUnit("市公安局")}}},
		{6, underReview, traits{2: {reviewed(refuse)}, 3: {reviewed(mergeIntoLast)}, 4: {mine, aboutBuses, reviewed(split)}, 5: {aboutBuses, reviewed(splitUp)}}},
		{5, submitted, traits{3: {joint(2), declined}, 4: {onPaper}}},
		{3, returned, traits{0: {mine}}},
		{4, drafted, traits{0: {mine}}},
		{2, cosigning, traits{1: {mine}}},
		{1, refused, nil},
		{3, merged, nil},
		{1, withdrawn, traits{0: {joint(2)}}},
	}
}

type traits = map[int][]trait

var archivedTraits = traits{
	0:  {mine, road, promised(kept)},
	1:  {longer("granted")},
	2:  {joint(2)},
	3:  {together("signed")},
	4:  {longer("granted"), promised(kept)},
	5:  {wholeDelegation},
	6:  {eachAlone},
	7:  {road, longer("granted"), promisedFor(nearlyAYear, kept)},
	8:  {joint(3)},
	9:  {together("signed")},
	10: {longer("granted"), promised(givenUp)},
	11: {onPaper},
	12: {placed(misplaced)},
	13: {longer("granted"), promised(postponed)},
	14: {joint(2), declined},
	15: {promised(kept)},
	16: {longer("granted"), promised(kept)},
	17: {placed(numberedAnew)},
	18: {arrived(mustKeep)},
	19: {longer("granted")},
	20: {joint(4)},
	21: {promised(kept)},
	22: {longer("granted")},
	24: {promised(nil)},
	26: {promised(kept)},
}

// nearlyAYear is for a promise that was kept a year later.
func nearlyAYear(delivered int) int { return delivered + 320 }

var closedTraits = traits{
	0:  {mine, road, promisedFor(ahead(25), reported), later(judged(wellFounded))},
	1:  {promised(kept)},
	2:  {placed(misplaced)},
	3:  {joint(3), later(judged(welcome))},
	4:  {together("signed")},
	5:  {arrived(mustKeep)},
	6:  {onPaper},
	7:  {promised(kept)},
	8:  {joint(2), declined},
	9:  {placed(objected)},
	10: {road, promised(nil), takesInAnother},
	11: {placed(recalled)},
	12: {together("again")},
	13: {promised(postponed)},
	14: {eachAlone},
	15: {promised(givenUp), later(judged(notOurs))},
	16: {promisedFor(ahead(45), nil), later(judged(tooGeneral))},
	17: {joint(2), later(handedOver)},
	18: {promisedFor(ahead(95), nil)},
	19: {promisedFor(ahead(12), toPostpone)},
	20: {together("late"), promisedFor(ahead(170), nil)},
	22: {promisedFor(ahead(20), toConfirm)},
	23: {road},
}

var awaitingTraits = traits{
	0:  {mine, road, later(judged(welcome))},
	1:  {promisedFor(ahead(60), nil), takesInAnother},
	2:  {joint(2), signedByLogIn},
	3:  {promisedFor(ahead(35), nil)},
	4:  {together("signed")},
	5:  {promisedFor(ahead(150), nil)},
	6:  {later(handedOver)},
	7:  {promised(nil)},
	8:  {mine, road, later(mended)},
	9:  {promised(postponed)},
	11: {promisedFor(ahead(80), nil)},
	12: {promisedFor(ahead(110), nil)},
	13: {road, promisedFor(ahead(10), nil), later(judged(tooGeneral))},
	15: {promisedFor(ahead(200), nil)},
}

var handledTraits = traits{
	0:  {mine, road},
	1:  {longer("refused"), whileBusy(urgedByOffice)},
	2:  {longer("granted")},
	3:  {road, longer("signer")},
	4:  {mine, road, whileBusy(urgedByProposer)},
	5:  {ofUnit("市教育局"), whileBusy(widened)},
	6:  {together("drafting")},
	7:  {arrived(objectedInVain)},
	8:  {ofUnit("市城市管理局"), helpedBy(transport, "drafting")},
	9:  {ofUnit("市公安局"), helpedBy(transport, "signoff")},
	10: {road, longer("granted")},
	11: {road, longer("granted")},
	12: {wholeDelegation, longer("granted")},
	13: {ofUnit("市卫生健康委员会"), longer("government")},
	14: {arrived(mustKeep), whileBusy(urgedByOffice)},
	15: {joint(3), reviewed(oneQuits)},
	16: {fromMotion},
	18: {together("signed"), placed(corrected)},
	19: {road},
	20: {road, longer("granted")},
	21: {road, longer("granted")},
	22: {longer("granted")},
	23: {ofUnit("市文化和旅游局"), longer("head")},
	24: {eachAlone},
	25: {placed(misplaced)},
	26: {mine, road},
	27: {road},
	28: {road, takesInAnother},
}

var assignedTraits = traits{
	0: {road},
	1: {road, arrived(asksBackInUnit)},
	2: {road},
	3: {arrived(objecting)},
	4: {ofUnit("市水务局"), arrived(wantsBack)},
	6: {ofUnit("市委社会工作部"), arrived(wantsBack)},
	8: {together("")},
}

// aboutBuses makes it the first topic, of whose requests the last one stands well
// alone.
func aboutBuses(s *story) { s.setTopic(s.w.topics[0]) }

// takesInAnother: an item will be merged into this one.
func takesInAnother(s *story) { s.w.mergeTargets = append(s.w.mergeTargets, s) }

func mergeIntoLast(s *story, day int) {
	target := s.w.mergeTargets[len(s.w.mergeTargets)-1]
	s.setTopic(target.of)
	s.merge(day, target)
}

// signedByLogIn makes the log-in "deputy" the last of the co-signers.
func signedByLogIn(s *story) { s.cosigners[len(s.cosigners)-1] = s.w.deputies[0] }

func urgedByOffice(s *story, day int)   { s.urge(day+60, s.w.office) }
func urgedByProposer(s *story, day int) { s.urge(day+55, s.by) }
