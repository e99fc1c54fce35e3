import itertools
import random

from legal_refs.matching.chain import Candidate, heaviest_chain, longest_chain


def rising(pairs: list[Candidate]) -> bool:
    return all(a.old < b.old and a.new < b.new for a, b in itertools.pairwise(pairs))


def test_longest_chain_leaves_out_what_crosses():
    assert longest_chain([(0, 5), (1, 0), (2, 1), (3, 9)]) == [(1, 0), (2, 1), (3, 9)]


def test_heaviest_chain_prefers_one_heavy_pair():
    crossing = [Candidate(0, 2, 0.9), Candidate(0, 0, 0.3), Candidate(1, 1, 0.3)]

    assert heaviest_chain(crossing) == [Candidate(0, 2, 0.9)]


def test_heaviest_chain_takes_each_place_once():
    rivals = [Candidate(0, 0, 0.5), Candidate(0, 1, 0.5), Candidate(1, 1, 0.4)]

    assert heaviest_chain(rivals) == [Candidate(0, 0, 0.5), Candidate(1, 1, 0.4)]


def test_heaviest_chain_none():
    assert heaviest_chain([]) == []


def test_heaviest_chain_against_every_choice():
    chance = random.Random(7)
    for _ in range(40):
        some = [
            Candidate(chance.randrange(5), chance.randrange(5), chance.randrange(1, 9))
            for _ in range(7)
        ]
        choices = itertools.chain.from_iterable(
            itertools.combinations(sorted(set(some)), size) for size in range(8)
        )
        most = max(sum(pair.weight for pair in choice) for choice in choices if rising(choice))

        found = heaviest_chain(some)

        assert (rising(found), sum(pair.weight for pair in found)) == (True, most)
