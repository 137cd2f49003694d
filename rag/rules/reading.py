"""Reading: a file of the rules as a model, or a refusal that names the file, the key and what is wrong."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from rag.data_file import read_data
from rag.errors import ParameterError

FOLDER = Path(__file__).parent / "parameters"

SECTION_KEY = r"^[a-z0-9-]+#[a-z0-9-]+$"
"""The form of a source: a document and its section, as in "asiakastietolaki-703-2023#102-joining"."""

Model = TypeVar("Model", bound=BaseModel)


def read_model(path: Path, model: type[Model]) -> Model:
    """Read one YAML file as a model; raises ParameterError that names the file, the key and what is wrong."""
    try:
        content: Any = read_data(path)
        return model.model_validate(content)
    except UnicodeDecodeError as error:
        raise ParameterError(f"{path}: is not UTF-8 text; save it again as UTF-8.") from error
    except OSError as error:
        raise ParameterError(f"{path}: cannot be read ({error.strerror}).") from error
    except yaml.YAMLError as error:
        raise ParameterError(f"{path}: not valid YAML ({_locate(error)}).") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ParameterError(f"{path}: {key or 'the file'}: {first['msg']}.") from error
    except ValueError as error:
        raise ParameterError(f"{path}: holds a value that cannot be read ({error}).") from error


def _locate(error: yaml.YAMLError) -> str:
    """What is wrong in a file and where, on one line."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}, column {error.problem_mark.column + 1}: {error.problem}"
    return " ".join(str(error).split())
