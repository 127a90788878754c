"""French street, district and building names, drawn without repetition from lists of the usual ones."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_PEOPLE = """Victor Hugo|Jean Jaurès|Émile Zola|Jules Ferry|Léon Gambetta|Louis Pasteur|Marie Curie|Jean Moulin
Pierre Brossolette|Olympe de Gouges|George Sand|Voltaire|Jean-Jacques Rousseau|Denis Diderot|Molière|Racine
Alphonse de Lamartine|Honoré de Balzac|Gustave Flaubert|Arthur Rimbaud|Paul Verlaine|Guillaume Apollinaire
Paul Éluard|Louis Aragon|Albert Camus|Simone de Beauvoir|Colette|Marcel Pagnol|Antoine de Saint-Exupéry
Hector Berlioz|Georges Bizet|Maurice Ravel|Claude Debussy|Édith Piaf|Georges Brassens|Jacques Brel|Claude Monet
Auguste Renoir|Paul Cézanne|Berthe Morisot|Camille Claudel|Auguste Rodin|Eugène Delacroix|Ampère|Lavoisier
Pierre Curie|Claude Bernard|Évariste Galois|Sophie Germain|Gaspard Monge|Nicéphore Niépce|Louis Blériot
Jean Mermoz|Hélène Boucher|Louise Michel|Rosa Parks|Simone Veil|Lucie Aubrac|Germaine Tillion|Aristide Briand
Georges Clemenceau|Pierre Mendès France|Léon Blum|Salvador Allende|Jean Macé|Célestin Freinet|Maria Montessori
Danton|Robespierre|Hoche|Kléber|Marceau|Carnot|Vauban|Colbert|Sully|Turgot|Montesquieu|Descartes|Pascal"""
_FIRST = """Jean Pierre Marie Jeanne Louis Louise Paul Henri Marguerite Émile Claude Lucien Marcel Suzanne Antoine
Joseph Madeleine Georges Gabriel Germaine Étienne Eugène Berthe Charles Hélène Auguste Félix Rose Léon Alice"""
_LAST = """Perrin Chevalier Marchand Fontaine Lacroix Dumont Berthier Guichard Desbrosses Lagrange Moreau Pernet
Gauthier Bonnard Rambaud Thévenin Chapuis Dufour Gelin Vallet Roussel Bouvier Charnay Michaud Laroche Tissier
Brunet Corot Duval Grandjean Jacquet Lamoureux Mercier Nicolas Ponsard Renaud Sauvage Vernier Vincent Aubry"""
_NATURE = """des Acacias|des Tilleuls|des Marronniers|des Érables|des Platanes|des Cerisiers|des Pommiers|du Verger
des Églantiers|des Lilas|des Glycines|des Violettes|des Bleuets|des Coquelicots|des Mésanges|des Hirondelles
des Alouettes|des Rossignols|des Bergeronnettes|des Chênes|des Charmes|des Frênes|des Noisetiers|des Noyers
des Saules|des Peupliers|des Roseaux|des Sources|du Ruisseau|des Prés|de la Prairie|des Champs|des Vignes
du Coteau|du Belvédère|de Bellevue|du Clos|des Jardins|des Buis|des Genêts|des Bruyères|de la Garenne
du Bois Joli|de la Lisière|des Cèdres|des Mimosas|des Pivoines|des Primevères|des Jonquilles|de la Combe"""
_CRAFTS = """des Tanneurs|des Bouchers|des Orfèvres|des Tisserands|des Drapiers|des Potiers|des Cordeliers
des Jacobins|des Carmes|des Ursulines|du Chapitre|de l’Évêché|de la Cathédrale|du Cloître|des Chanoines
du Vieux Marché|aux Grains|aux Herbes|de la Poissonnerie|du Four|du Puits|de la Fontaine|de la Halle
de l’Horloge|du Beffroi|du Château|des Remparts|de la Tour|de la Poterne|des Trois Rois|du Lion d’Or
du Cheval Blanc|de l’Écu|du Pot d’Étain|du Chat qui Pêche|de la Lanterne|de la Monnaie|des Changes
de la Juiverie|du Temple|de l’Aumône|de l’Hôtel-Dieu|des Pénitents|du Grenier à Sel|des Arquebusiers
du Moulin|des Lavandières|du Port|de l’Arche|du Petit Pont|de la Barre|de la Croix|des Degrés|de l’Abreuvoir"""
_SAINTS = """Saint-Jean Saint-Pierre Saint-Martin Saint-Nicolas Saint-Antoine Saint-Vincent Saint-Éloi Saint-Roch
Saint-Laurent Saint-Michel Saint-Étienne Saint-Julien Sainte-Anne Sainte-Catherine Sainte-Barbe Saint-Lazare"""
_EVENTS = """de la République|de la Liberté|de l’Égalité|de la Fraternité|du 8 Mai 1945|du 11 Novembre
du 19 Mars 1962|du 4 Septembre|de la Résistance|de la Libération|de la Paix|de l’Europe|des Droits de l’Homme
de la Commune|du Souvenir|de Verdun|de la Marne|du Général Leclerc|du Maréchal Foch|de la Gare|du Stade
de l’Abattoir|de l’Hôpital|du Collège|de l’École|du Cimetière|du Parc|de l’Industrie|du Progrès"""
_TOWNS = """de Lyon|de Mâcon|de Roanne|de Paray|de Charolles|de Cluny|de Digoin|de Moulins|de Chalon|d’Autun
de Villefranche|de Vichy|de Nevers|de Dijon|de Saint-Étienne|de Beaune|de Genève|de Clermont|de Paris
de Bourg|de Grenoble|de Marseille|de Strasbourg"""
DISTRICTS = ("Centre ancien", "Saint-Lazare", "Gare – Arsenal", "Les Tanneries", "Bellevue", "Les Rives")


def _items(text: str) -> list[str]:
    return [item for line in text.splitlines() for item in (line.split("|") if "|" in text else line.split())]


class Odonyms:
    """Draws names by kind of street; a name is given once."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        people = _items(_PEOPLE)
        old = _items(_CRAFTS) + _items(_SAINTS)
        new = people + _items(_NATURE) + _items(_EVENTS)
        self._core = self._draw(("rue", "rue", "rue", "ruelle", "passage", "montée"), old)
        self._local = self._draw(("rue",), new)
        self._estate = self._draw(("allée", "chemin", "square", "rue", "impasse"), new)
        self._boulevard = self._draw(("boulevard", "cours"), people + _items(_EVENTS))
        self._quay = self._draw(("quai",), people + _items(_CRAFTS))
        self._avenue = self._draw(("avenue", "route"), _items(_TOWNS) + _items(_EVENTS))
        self._notable = self._notables()

    def street(self, rank: str, role: str, fabric_is_old: bool) -> str:
        """A name for a street of this rank (ground.Street) cut as `role` (outline.PrimaryLine)."""
        if role.startswith("ring"):
            source = self._boulevard
        elif role.startswith("radial"):
            source = self._avenue
        elif rank == "quay":
            source = self._quay
        elif fabric_is_old:
            source = self._core
        else:
            source = self._estate if rank == "lane" else self._local
        name = next(source, None) or next(self._estate, None) or next(self._notable)
        return name[0].upper() + name[1:]

    def _draw(self, types: tuple[str, ...], names: list[str]) -> Iterator[str]:
        pairs = [(kind, name) for name in names for kind in dict.fromkeys(types)]
        self._rng.shuffle(pairs)
        return iter([f"{kind} {name}" for kind, name in pairs])

    def _notables(self) -> Iterator[str]:
        seen: set[str] = set()
        first, last = _items(_FIRST), _items(_LAST)
        types = ("rue", "rue", "rue", "allée", "impasse", "chemin", "place", "square")
        while True:
            name = f"{self._rng.choice(types)} {self._rng.choice(first)} {self._rng.choice(last)}"
            if name not in seen:
                seen.add(name)
                yield name
