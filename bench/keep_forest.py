"""Keep a forest that LightGBM grew as the arrays that twosource.forest reads: used by train_judge.py and page_forests.py."""

import pathlib

import numpy as np

from twosource.forest import ALL, MOST_LEAVES


def keep_forest(model, path: pathlib.Path) -> None:
    """Write a forest's questions and leaves."""
    keep_trees([tree["tree_structure"] for tree in model.dump_model()["tree_info"]], path)


def keep_trees(trees, path: pathlib.Path) -> None:
    told = [questions_of(tree) for tree in trees]
    asked, leaves = max(len(questions) for questions, _ in told), max(len(values) for _, values in told)
    assert leaves <= MOST_LEAVES
    feature, left = np.zeros((len(told), asked), np.int16), np.full((len(told), asked), ALL, np.uint32)
    threshold, value = np.full((len(told), asked), np.inf, np.float32), np.zeros((len(told), leaves))
    for number, (questions, values) in enumerate(told):
        for at, (column, least, begin, end) in enumerate(questions):
            feature[number, at], threshold[number, at] = column, rounded_down(least)
            left[number, at] = ALL ^ np.uint32((1 << end) - (1 << begin))
        value[number, : len(values)] = values
    np.savez_compressed(path, feature=feature, threshold=threshold, left=left, value=value)


def questions_of(tree):
    """Of each question its column, its threshold and the leaves on its left, numbered from left to right; and the leaves' values."""
    questions, values = [], []

    def walk(node) -> None:
        if "split_feature" not in node:
            values.append(node["leaf_value"])
            return
        begin = len(values)
        walk(node["left_child"])
        questions.append((node["split_feature"], node["threshold"], begin, len(values)))
        walk(node["right_child"])

    walk(tree)
    return questions, values


def rounded_down(threshold: float) -> np.float32:
    """The largest number of 32 bits that is no larger: the numbers of a row, of 32 bits themselves, stand to both alike."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))
