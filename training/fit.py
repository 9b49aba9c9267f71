"""How the network learns: batches by length, one optimiser, a schedule that falls."""

from __future__ import annotations

import random
import sys
import time
from typing import Any

import torch
from torch.nn import functional

from training.corpora import CLASSES, ROLES, SKIP, Event, Example, bio
from training.network import Network

WEIGHTS = {"trigger": 3.0, "names": 1.0, "voices": 1.0, "roles": 12.0, "classes": 0.5, "valid": 1.0, "factual": 0.3}


def batches(examples: list[Example], pieces: int, rng: random.Random | None) -> list[list[Example]]:
    """Groups of about ``pieces`` word pieces, alike in length; in random order with ``rng``."""
    jitter = (lambda: 12 * rng.random()) if rng else (lambda: 0.0)
    order = sorted(examples, key=lambda e: len(e.window.ids) + jitter())
    groups: list[list[Example]] = [[]]
    for e in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(e.window.ids) > pieces:
            groups.append([])
        groups[-1].append(e)
    if rng:
        rng.shuffle(groups)
    return [g for g in groups if g]


def tensors(group: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    n = max(len(e.window.ids) for e in group)
    ids, cases, mask = (torch.zeros(len(group), n, dtype=torch.long) for _ in range(3))
    for row, e in enumerate(group):
        k = len(e.window.ids)
        ids[row, :k], cases[row, :k], mask[row, :k] = torch.tensor(e.window.ids), torch.tensor(e.window.cases), 1
    return ids, cases, mask.float()


def on_pieces(example: Example, tags: list[int] | None, n: int) -> list[int]:
    out = [SKIP] * n
    if tags is not None:
        for at, tag in zip(example.window.firsts, tags, strict=True):
            out[at] = tag
    return out


def mark(example: Example, event: Event, n: int) -> list[int]:
    firsts = [*example.window.firsts, len(example.window.ids) - 1]
    start, stop = firsts[event.words[0]], firsts[event.words[1]]
    return [1 if start <= i < stop else 0 for i in range(n)]


def loss_of(network: Network, group: list[Example], *, half: bool = False) -> torch.Tensor:
    """Of one batch. With ``half`` products are of 16 bits (bfloat16): twice as fast where the processor has them (AMX)."""
    ids, cases, mask = tensors(group)
    n = ids.shape[1]
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        x = network.read(ids, cases, mask)
        tags = network.tag(x)
    total = torch.zeros(())
    for name, logits in zip(("trigger", "names", "voices"), (t.float() for t in tags), strict=True):
        gold = torch.tensor([on_pieces(e, getattr(e, name), n) for e in group])
        if (gold != SKIP).any():
            total = total + WEIGHTS[name] * functional.cross_entropy(
                logits.flatten(0, 1), gold.flatten(), ignore_index=SKIP
            )
    asked = [(row, e, event) for row, e in enumerate(group) for event in e.events]
    if not asked:
        return total
    rows = torch.tensor([row for row, _, _ in asked])
    marked = torch.tensor([mark(e, event, n) for _, e, event in asked]).float()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        roles, classes = network.ask(x[rows], mask[rows], marked)
    roles, classes = roles.float(), classes.float()
    gold = torch.tensor(
        [
            [on_pieces(e, bio(e.window, event.roles[r]) if r in event.roles else None, n) for r in ROLES]
            for _, e, event in asked
        ]
    )  # a, roles, n
    if (gold != SKIP).any():
        logits = roles.view(len(asked), n, len(ROLES), 3).transpose(1, 2)
        total = total + WEIGHTS["roles"] * functional.cross_entropy(
            logits.flatten(0, 2), gold.flatten(), ignore_index=SKIP
        )
    at = 0
    for name, values in CLASSES.items():
        want = torch.tensor([event.classes.get(name, SKIP) for _, _, event in asked])
        if (want != SKIP).any():
            part = classes[:, at : at + len(values)]
            total = total + WEIGHTS["valid" if name == "valid" else "classes"] * functional.cross_entropy(
                part, want, ignore_index=SKIP
            )
        at += len(values)
    known = [i for i, (_, _, event) in enumerate(asked) if event.factual is not None]
    if known:
        want_factual = torch.tensor([float(asked[i][2].factual or 0.0) for i in known])
        total = total + WEIGHTS["factual"] * functional.smooth_l1_loss(classes[known, at], want_factual)
    return total


def fit(
    network: Network,
    examples: Any,
    epochs: int,
    seed: int,
    pieces: int = 512,
    rate: float = 2e-4,
    head_rate: float = 1e-3,
    note: str = "",
    half: bool = False,
) -> None:
    """Train in place. ``examples(epoch, rng)`` gives each epoch's examples anew."""
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    rng = random.Random(seed)
    for p in (network.pieces.weight, network.places.weight, network.kind):
        p.requires_grad_(False)  # word embeddings stay: most words of a text to come are not in the training data
    slow = [p for part in (network.norm, *network.layers, *network.asking) for p in part.parameters()]
    fast = [
        p
        for part in (
            network.case,
            network.mark,
            network.trigger,
            network.names,
            network.voices,
            network.roles,
            network.classes,
        )
        for p in part.parameters()
    ]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": rate}, {"params": fast, "lr": head_rate}], weight_decay=0.01, fused=True
    )
    first = examples(0, rng)
    steps = max(10, int(epochs * len(batches(first, pieces, random.Random(0))) * 1.08) + 5)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [rate, head_rate], total_steps=steps, pct_start=0.08)
    start, done = time.time(), 0
    network.train()
    for epoch in range(epochs):
        rows = first if epoch == 0 else examples(epoch, rng)
        groups, seen = batches(rows, pieces, rng), 0.0
        for number, group in enumerate(groups):
            loss = loss_of(network, group, half=half)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(slow + fast, 1.0)
            optimizer.step()
            if done < steps - 1:
                schedule.step()
                done += 1
            seen += float(loss.detach())
            if number % 100 == 99:
                print(
                    f"{note} epoch {epoch} {number + 1}/{len(groups)} loss {seen / (number + 1):.3f} {time.time() - start:.0f} s",
                    file=sys.stderr,
                    flush=True,
                )
        print(
            f"{note} epoch {epoch} loss {seen / max(1, len(groups)):.3f} {time.time() - start:.0f} s",
            file=sys.stderr,
            flush=True,
        )
    network.eval()
