"""Kantaneuvo: when, where and how social welfare client documents go to Kanta, with every date checked by law."""

from rag.settings import Settings, silence_telemetry

silence_telemetry()

__all__ = ["Settings", "silence_telemetry"]
